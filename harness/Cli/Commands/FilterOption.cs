using System.CommandLine;
using System.Globalization;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>Which events are meant, as the command line says it.</summary>
internal static class FilterOption
{
    public static Option<string[]> Create() => new("--filter", "-f")
    {
        Description = $"Only events to which this applies, as key=value; may be repeated. Keys: {string.Join(", ", EventFilterQuery.Keys)}.",
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> Since(string otherwise) => new("--since") { Description = $"From this position, or this time, on. {otherwise}" };

    /// <summary>What the pairs say.</summary>
    /// <exception cref="UsageException">One of them says nothing.</exception>
    public static EventFilter Parse(IEnumerable<string> pairs)
    {
        var (filter, problem) = EventFilterQuery.Parse(pairs.Select(pair => pair.Split('=', 2) is [var key, var value]
            ? KeyValuePair.Create(key, value)
            : throw new UsageException($"--filter takes key=value, not '{pair}'. Keys: {string.Join(", ", EventFilterQuery.Keys)}.")));
        return filter ?? throw new UsageException(problem!); // There is one or the other.
    }

    /// <summary>The position after which to read, and the filter with the time from which on; null for where the log ends now.</summary>
    /// <exception cref="UsageException">It is neither position nor time.</exception>
    public static (long? After, EventFilter Filter) Since(string? since, EventFilter filter)
    {
        if (since is null)
            return (null, filter);
        if (long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return (Math.Max(0, position - 1), filter);
        return DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (0, filter with { From = time })
            : throw new UsageException($"--since takes a position or a time such as 2026-11-22T10:00:00Z, not '{since}'.");
    }
}
