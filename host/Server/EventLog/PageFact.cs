using System.Text.Json;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>What a page's bridge said of the page when it started.</summary>
/// <param name="Address">The page's address without query and fragment.</param>
/// <param name="Title">The page's title; null where it had none by then.</param>
/// <param name="Browser">The browser and its system; null where they are not known.</param>
/// <param name="Deadline">How long the bridge waits for a widget's first message; null where it did not say.</param>
public sealed record PageFact(string? Address, string? Title, string? Browser, TimeSpan? Deadline)
{
    private const int LongestText = 200;

    /// <summary>Reads what a bridge said; a page may have said anything in its name.</summary>
    public static PageFact Read(string? started, string? found)
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

    private static string? Text(JsonElement from, string name)
    {
        try
        {
            return
                from.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                && value.GetString() is { Length: > 0 } text
                ? text.Beginning(LongestText)
                : null;
        }
        catch (InvalidOperationException)
        {
            // JSON can write half of a surrogate pair, which no string is.
            return null;
        }
    }

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
