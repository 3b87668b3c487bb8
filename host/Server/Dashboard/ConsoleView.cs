using System.Globalization;
using KojiWidgetHarness.Host.Dashboard.Details;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>What a console shows, as the query of its address says it: the filter, and beside it what only a console knows.</summary>
public sealed record ConsoleView
{
    private const string HappenedFrom = "happened-from";
    private const string HappenedTo = "happened-to";
    private const string EventKey = "event";
    private const string TabKey = "tab";
    private const string GroupKey = "group";
    private const string Repeats = "repeats";

    /// <summary>Gets the filter of the events.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>Only those that happened then, by the emitter's clock; null for any time.</summary>
    public TimeRange? Happened { get; init; }

    /// <summary>Position of the event whose details are open; null when none are.</summary>
    public long? Event { get; init; }

    /// <summary>Gets the part of the details that is shown.</summary>
    public DetailsTab Tab { get; init; }

    /// <summary>Gets a value indicating whether events that repeat one another share a row.</summary>
    public bool Grouped { get; init; }

    /// <summary>Gets a value indicating whether the view leaves no event out.</summary>
    public bool IsPlain => Happened is null && Filter.ToQuery().Length == 0;

    /// <summary>The view that an address says, or in one line what is wrong with it.</summary>
    public static (ConsoleView View, string? Problem) Parse(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var pairs = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query);
        var (filter, problem) = EventFilterQuery.Parse(
            from pair in pairs
            where pair.Key is not (HappenedFrom or HappenedTo or EventKey or TabKey or GroupKey)
            from value in pair.Value
            select KeyValuePair.Create(pair.Key, value ?? "")
        );
        if (pairs.TryGetValue(EventKey, out var asked) && Position(asked) is null)
            problem ??= $"'{EventKey}' is the position of an event: a number.";
        var from = Time(pairs.GetValueOrDefault(HappenedFrom));
        var to = Time(pairs.GetValueOrDefault(HappenedTo));
        return (
            new ConsoleView
            {
                Filter = filter ?? EventFilter.All,
                Happened = from is null || to is null ? null : new TimeRange(from.Value, to.Value),
                Event = Position(pairs.GetValueOrDefault(EventKey)),
                Grouped = pairs.GetValueOrDefault(GroupKey) == Repeats,
                Tab = EnumNames.Find<DetailsTab>(pairs.GetValueOrDefault(TabKey).ToString()) ?? default,
            },
            problem
        );
    }

    /// <summary>The query that says it, with its question mark; empty for the newest of all events.</summary>
    public string ToQuery()
    {
        var parts = new List<string>();
        if (Filter.ToQuery() is { Length: > 0 } filter)
            parts.Add(filter);
        if (Happened is { } range)
            parts.AddRange([$"{HappenedFrom}={Text(range.From)}", $"{HappenedTo}={Text(range.To)}"]);
        if (Grouped)
            parts.Add($"{GroupKey}={Repeats}");
        if (Event is { } position)
            parts.Add($"{EventKey}={position}");
        if (Tab != default)
            parts.Add($"{TabKey}={Tab.ToName()}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static string Text(DateTimeOffset time) => Uri.EscapeDataString(time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    // What is not a number is reported, and not counted.
    internal static long? Position(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

/// <summary>A span of the emitter's time.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">Its last moment.</param>
public sealed record TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Determines whether a moment is within.</summary>
    public bool Contains(DateTimeOffset time) => time >= From && time <= To;
}
