using System.Globalization;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Which events of the log are meant: those to which everything that is set applies.</summary>
public sealed record EventFilter
{
    /// <summary>Every event.</summary>
    public static EventFilter All { get; } = new();

    /// <summary>The codes that are wanted; any code when empty.</summary>
    public IReadOnlyList<EventCode> Codes { get; init; } = [];

    /// <summary>Who emitted it.</summary>
    public EventSource? Source { get; init; }

    /// <summary>The severity that is wanted; any when null.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The page load that it belongs to.</summary>
    public string? Session { get; init; }

    /// <summary>The invocation that it belongs to.</summary>
    public string? Run { get; init; }

    /// <summary>The trust that is wanted.</summary>
    public TrustLevel? Trust { get; init; }

    /// <summary>Stored at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Stored before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Stored within this time before it is read; null for any time.</summary>
    public TimeSpan? Last { get; init; }

    /// <summary>Gets a value indicating whether it leaves sessions whole: all of a session's events fit, or none does.</summary>
    public bool IsWholeSessions =>
        this
            == new EventFilter
            {
                Codes = Codes,
                Session = Session,
                Run = Run,
            }
        && Codes.Count == 0;

    /// <summary>
    /// What all occurs in its code, texts, evidence or the names of its session and run, in any order and case: words, of which one that
    /// ends with <c>*</c> stands for all that begin with it; phrases in quotes; <c>code:</c>, <c>source:</c>, <c>severity:</c>,
    /// <c>trust:</c>, <c>session:</c> and <c>run:</c> with a value. What has a minus in front must not be there.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The filter as it is at a moment: with a beginning of its time instead of how long before now that is.</summary>
    /// <param name="now">The moment.</param>
    public EventFilter At(DateTimeOffset now) =>
        Last is not { } last ? this : this with { Last = null, From = From > now - last ? From : now - last };
}

/// <summary>A filter as pairs of text: the query of a link, or <c>--filter key=value</c>.</summary>
public static class EventFilterQuery
{
    private const string Code = "code";
    private const string Source = "source";
    private const string Severity = "severity";
    private const string Session = "session";
    private const string Run = "run";
    private const string Trust = "trust";
    private const string From = "from";
    private const string To = "to";
    private const string Last = "last";
    private const string Text = "text";

    // UTF-16 units of what was typed that a refusal repeats.
    private const int LongestEcho = 64;

    /// <summary>The keys that there are.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Code, Source, Severity, Session, Run, Trust, From, To, Last, Text];

    /// <summary>The filter that the pairs say, or in one line what is wrong with one of them.</summary>
    /// <param name="pairs">Keys and values, decoded. An empty value says nothing; codes may be repeated or separated by commas.</param>
    public static (EventFilter? Filter, string? Problem) Parse(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var filter = EventFilter.All;
        foreach (var (key, value) in pairs)
        {
            if (value.Length == 0)
                continue;
            var (next, problem) = With(filter, key, value);
            if (next is null)
                return (null, problem);
            filter = next;
        }

        return (filter, null);
    }

    /// <summary>Reads a filter from a query string, with or without its question mark.</summary>
    public static (EventFilter? Filter, string? Problem) Parse(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Parse(
            query
                .TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair =>
                {
                    var parts = pair.Split('=', 2);
                    return KeyValuePair.Create(Decoded(parts[0]), parts.Length == 2 ? Decoded(parts[1]) : "");
                })
        );
    }

    /// <summary>The pairs that say the filter.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(this EventFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        (string Key, string? Value)[] pairs =
        [
            (Code, filter.Codes.Count == 0 ? null : string.Join(',', filter.Codes)),
            (Source, filter.Source?.ToName()),
            (Severity, filter.Severity?.ToName()),
            (Session, filter.Session),
            (Run, filter.Run),
            (Trust, filter.Trust?.ToName()),
            (From, Time(filter.From)),
            (To, Time(filter.To)),
            (Last, filter.Last is { } last ? RecentTime.Text(last) : null),
            (Text, filter.Text),
        ];
        return [.. from pair in pairs where !string.IsNullOrEmpty(pair.Value) select KeyValuePair.Create(pair.Key, pair.Value)];
    }

    /// <summary>The query string that says the filter, without a question mark; empty for every event.</summary>
    public static string ToQuery(this EventFilter filter) =>
        string.Join(
            '&',
            filter.Pairs().Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value).Replace("%2C", ",", StringComparison.Ordinal)}")
        );

    private static (EventFilter? Filter, string? Problem) With(EventFilter filter, string key, string value) =>
        key switch
        {
            Code => WithCodes(filter, value),
            Source => WithName<EventSource>(key, value, found => filter with { Source = found }),
            Severity => WithName<Severity>(key, value, found => filter with { Severity = found }),
            Trust => WithName<TrustLevel>(key, value, found => filter with { Trust = found }),
            Session => (filter with { Session = value }, null),
            Run => (filter with { Run = value }, null),
            From => WithTime(key, value, time => filter with { From = time }),
            To => WithTime(key, value, time => filter with { To = time }),
            Last => RecentTime.TryParse(value, out var last)
                ? (filter with { Last = last }, null)
                : (null, $"Invalid time '{value.Shortened(LongestEcho)}' for '{key}'. Write it like 15m, 1h or 24h."),
            Text => (filter with { Text = value }, null),
            _ => (null, $"Unknown filter '{key.Shortened(LongestEcho)}'. Use one of: {string.Join(", ", Keys)}."),
        };

    private static (EventFilter?, string?) WithCodes(EventFilter filter, string value)
    {
        var codes = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(EventCode.Of).ToList();
        foreach (var code in codes)
        {
            if (EventCodes.Find(code) is null)
                return (
                    null,
                    $"Unknown code '{code.Value.Shortened(LongestEcho)}'. Use one of: {string.Join(", ", EventCodes.All.Select(info => info.Code))}."
                );
        }

        return (filter with { Codes = [.. filter.Codes.Union(codes)] }, null);
    }

    private static (EventFilter?, string?) WithName<T>(string key, string value, Func<T, EventFilter> with)
        where T : struct, Enum =>
        EnumNames.Find<T>(value) is { } found
            ? (with(found), null)
            : (
                null,
                $"Unknown {key} '{value.Shortened(LongestEcho)}'. Use one of: {string.Join(", ", Enum.GetValues<T>().Select(item => item.ToName()))}."
            );

    private static (EventFilter?, string?) WithTime(string key, string value, Func<DateTimeOffset, EventFilter> with) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (with(time), null)
            : (null, $"Invalid time '{value.Shortened(LongestEcho)}' for '{key}'. Write it like 2026-11-22T10:00:00Z.");

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
