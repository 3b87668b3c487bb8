using System.Globalization;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The forms of values that are about events.</summary>
internal static class EventForms
{
    // Not every text that .NET takes for a time: it reads "1,5" as the fifth of January.
    private static readonly string[] Times =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Position or id of an event.</summary>
    public static ValueForm<string> Id { get; } = Forms.TextFor("ID") with { Takes = "the position or id of an event" };

    /// <summary>One of the codes that an event may have.</summary>
    public static ValueForm<string> Code { get; } =
        Forms.Known("CODE", "the code of an event", EventCodes.All.Select(info => info.Code.Value), "explain");

    /// <summary>A position in the log.</summary>
    public static ValueForm<long> Position { get; } = new("POSITION", "the position of an event, from 1", TryReadPosition);

    /// <summary>Where to begin to read: with a position, or with a time.</summary>
    public static ValueForm<EventStart> Start { get; } =
        new("START", "a position or a time such as 2026-11-22T10:00:00Z", (text, out start) =>
        {
            // Positions begin with 1; from 0 on is a usual way to ask for all.
            start =
                long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? new(position, null)
                : DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                    ? new EventStart(null, time)
                : null;
            return start is not null;
        });

    /// <summary>A condition on events.</summary>
    public static ValueForm<KeyValuePair<string, string>> Filter { get; } = new("KEY=VALUE", "key=value", (text, out pair) =>
        {
            pair = Pair(text) ?? default;
            return pair.Key is not null && EventFilterQuery.Parse([pair]).Problem is null;
        }) { Hint = text => " " + (Pair(text) is { } pair ? EventFilterQuery.Parse([pair]).Problem : $"Keys: {string.Join(", ", EventFilterQuery.Keys)}.") };

    private static KeyValuePair<string, string>? Pair(string text) =>
        text.Split('=', 2) is [var key, var value] ? KeyValuePair.Create(key, value) : null;

    private static bool TryReadPosition(string text, out long position) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position) && position > 0;
}

/// <summary>Where to begin to read: a position or a time.</summary>
/// <param name="Position">The first event's position.</param>
/// <param name="Time">When the first event occurred at the earliest.</param>
internal sealed record EventStart(long? Position, DateTimeOffset? Time);
