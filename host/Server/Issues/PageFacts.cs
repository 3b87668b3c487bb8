using System.Collections.Concurrent;
using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Host.Issues;

/// <summary>What a page's bridge said of the page when it started.</summary>
/// <param name="Address">The page's address without query and fragment.</param>
/// <param name="Title">The page's title; null where it had none by then.</param>
/// <param name="Browser">The browser and its system; null where they are not known.</param>
/// <param name="Deadline">How long the bridge waits for a widget's first message; null where it did not say.</param>
internal sealed record PageFact(string? Address, string? Title, string? Browser, TimeSpan? Deadline);

/// <summary>Looks up which page a session is. Safe for concurrent use.</summary>
internal sealed class PageFacts(IEventLog log)
{
    private const int MostKept = 1_000;
    private const int LongestText = 200;

    private readonly ConcurrentDictionary<string, PageFact> known = new();

    /// <summary>Gets what a session's bridge said of its page; null where the log does not have it.</summary>
    public async Task<PageFact?> OfAsync(string session, CancellationToken cancellation)
    {
        if (known.TryGetValue(session, out var kept))
            return kept;
        // The newest: a page that comes back from the browser's cache starts its bridge again.
        var started = await log.PageAsync(OfSession(session, EventCodes.BridgeStarted), null, 1, cancellation);
        if (started.Events is not [var first])
            return null;
        var found = await log.PageAsync(OfSession(session, EventCodes.FrameFound), null, 1, cancellation);
        var fact = Read(first.Envelope.Raw?.Text, found.Events is [var frame] ? frame.Envelope.Raw?.Text : null);
        // The title may come with a widget that is not there yet.
        if (found.Events.Count == 0)
            return fact;
        if (known.Count >= MostKept)
            known.Clear();
        return known[session] = fact;
    }

    /// <summary>Reads what a bridge said; a page may have said anything in its name.</summary>
    internal static PageFact Read(string? started, string? found)
    {
        var (start, frame) = (Parse(started), Parse(found));
        var deadline =
            start.TryGetProperty("handshakeDeadline", out var given)
            && given.ValueKind == JsonValueKind.Number
            && given.TryGetDouble(out var milliseconds)
                ? milliseconds
                : 0;
        return new PageFact(
            Text(start, "page"),
            Text(frame, "title") ?? Text(start, "title"),
            BrowserName.Of(Text(start, "browser")),
            deadline is > 0 and < int.MaxValue ? TimeSpan.FromMilliseconds(deadline) : null
        );
    }

    private static EventFilter OfSession(string session, EventCode code) => new() { Session = session, Codes = [code] };

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text.Beginning(LongestText)
            : null;

    private static JsonElement Parse(string? json)
    {
        try
        {
            var read = JsonElement.Parse(json ?? "{}");
            return read.ValueKind == JsonValueKind.Object ? read : JsonElement.Parse("{}");
        }
        catch (JsonException)
        {
            return JsonElement.Parse("{}");
        }
    }
}
