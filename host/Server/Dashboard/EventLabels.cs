using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>Words and marks for what events say. Every colour on the page has one of these beside it.</summary>
internal static class EventLabels
{
    public static string Mark(this Trust trust) =>
        trust switch
        {
            { Reason: TrustReason.Replayed } => "↻",
            { Level: TrustLevel.Untrusted } => "⚠",
            _ => "✓",
        };

    public static string Word(this Trust trust) => trust.Reason == TrustReason.Replayed ? "replayed" : trust.Level.ToWords();

    public static string Word(this TrustReason reason) =>
        reason switch
        {
            TrustReason.OwnObservation => "seen by our own code",
            TrustReason.OriginAndWindowMatch => "origin and window are the widget's",
            TrustReason.WindowIsNotTheWidget => "sent by another window than the widget's",
            TrustReason.OriginIsNotTheWidgets => "the widget's window, but on another origin than its src",
            TrustReason.OriginIsOpaque => "opaque origin: the iframe is sandboxed without allow-same-origin",
            TrustReason.OriginIsNotAllowed => "the host does not count this origin as a widget's",
            TrustReason.CallerIsAnotherPage => "called by a page that is not known to hold the widget",
            TrustReason.CallerIsUnknown => "nothing shows whose call it is: no page of the log, no session token, no API key",
            TrustReason.Replayed => "sent to the page once more from the log; nobody said it now",
            _ => reason.ToString(),
        };

    public static string Words(this RefusalReason reason) =>
        reason switch
        {
            RefusalReason.Malformed => "not the shape of an event",
            RefusalReason.TooLarge => "larger than is taken",
            RefusalReason.BadIdentifier => "run or session is not an identifier",
            RefusalReason.UnknownCode => "code not in the catalogue",
            RefusalReason.BadSequence => "sequence does not rise",
            RefusalReason.BadClaim => "source or trust that a page cannot claim",
            RefusalReason.SessionTaken => "session of another page",
            RefusalReason.BadToken => "token not of this host",
            RefusalReason.OriginNotAllowed => "origin not allowed",
            _ => reason.ToString(),
        };

    public static string Clock(this DateTimeOffset time) => time.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    public static string Moment(this DateTimeOffset time) =>
        time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How long ago something was, in its largest unit.</summary>
    public static string Ago(this TimeSpan age) =>
        age switch
        {
            { TotalSeconds: < 2 } => "now",
            { TotalMinutes: < 2 } => $"{(int)age.TotalSeconds} s ago",
            { TotalHours: < 2 } => $"{(int)age.TotalMinutes} min ago",
            { TotalDays: < 2 } => $"{(int)age.TotalHours} h ago",
            _ => $"{(int)age.TotalDays} days ago",
        };
}

/// <summary>Raw text for people: indented when it is whole JSON, as it is otherwise.</summary>
internal static class RawText
{
    // The page encodes what it shows, so that quotes and letters need not be escaped twice.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pretty(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Indented))
                document.WriteTo(writer);
            return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Not JSON; or JSON with half a character of two, which a page may post and .NET does not read.
            return text;
        }
    }
}
