using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>Which events are meant, as the command line says it.</summary>
internal static class FilterOption
{
    public static Option<IReadOnlyList<KeyValuePair<string, string>>> Create() =>
        EventForms.Filter.Several(
            "--filter",
            $"Only events to which this applies; may be repeated. Keys: {string.Join(", ", EventFilterQuery.Keys)}.",
            "-f"
        );

    public static Option<EventStart?> Since(string otherwise) =>
        EventForms.Start.Optional("--since", $"From this position, or this time, on. {otherwise}");

    /// <summary>What the pairs say.</summary>
    /// <exception cref="UsageException">Together they say nothing.</exception>
    public static EventFilter Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var (filter, problem) = EventFilterQuery.Parse(pairs);
        return filter ?? throw new UsageException(problem!); // There is one or the other.
    }

    /// <summary>The position after which to read, and the filter with the time from which on; null for where the log ends now.</summary>
    public static (long? After, EventFilter Filter) Since(EventStart? since, EventFilter filter) =>
        since switch
        {
            null => (null, filter),
            { Position: { } position } => (Math.Max(position - 1, 0), filter),
            _ => (0, filter with { From = since.Time }),
        };
}
