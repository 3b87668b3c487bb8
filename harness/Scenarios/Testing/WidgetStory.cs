using System.Globalization;
using System.Text;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;

namespace KojiWidgetHarness.Scenarios.Testing;

/// <summary>What a failing assertion tells: what was expected, what came instead and why, what to do, and all events.</summary>
internal static class WidgetStory
{
    private const int MostEvents = 60;
    private const int MostOfAMessage = 160;

    public static async Task<string> WriteAsync(KojiWidget widget, string expected, string? found, CancellationToken cancellation)
    {
        var events = widget.Events;
        var text = new StringBuilder().Append(expected).Append('\n');
        if (found is not null)
            text.Append(found).Append('\n');
        foreach (
            var failure in events
                .Where(item => item is { Severity: Severity.Error, Trust.Level: TrustLevel.Trusted })
                .DistinctBy(item => item.Code)
        )
            await WriteCauseAsync(widget, failure, text, cancellation);
        WriteEvents(widget, events, text);
        return PrintedText.Guarded(text.ToString());
    }

    private static async Task WriteCauseAsync(KojiWidget widget, EventEnvelope failure, StringBuilder text, CancellationToken cancellation)
    {
        var causes = await widget.DiagnoseAsync(failure, cancellation);
        text.Append("\nWhy ").Append(failure.Code).Append(causes.Count == 0 ? ": the evidence fits no cause that is known.\n" : ":\n");
        foreach (var cause in causes)
        {
            text.Append("  ")
                .Append(CauseCatalog.Find(cause.Cause)?.Summary)
                .Append(" (")
                .Append(cause.Cause)
                .Append(", ")
                .Append(cause.Confidence.ToWords())
                .Append(")\n");
            text.Append("  Fix: ").Append(cause.Fix).Append('\n');
            if (cause.Correction is { } correction)
                text.Append("  Corrected ")
                    .Append(correction.Kind.ToWords())
                    .Append(": ")
                    .Append(OneLine(string.Join(' ', correction.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
                    .Append('\n');
        }
    }

    private static void WriteEvents(KojiWidget widget, IReadOnlyList<EventEnvelope> events, StringBuilder text)
    {
        if (events.Count == 0)
        {
            text.Append("\nThe page sent no events. Was it opened, and is its iframe there?\n");
            return;
        }

        var start = events.Min(item => item.OccurredAt);
        text.Append(CultureInfo.InvariantCulture, $"\nEvents of {widget.Session} at {UriParts.WithoutCredentials(widget.Page.Url)}:\n");
        foreach (var item in events.TakeLast(MostEvents))
        {
            var mark = item switch
            {
                { Trust.Level: TrustLevel.Untrusted } => "○",
                { Severity: Severity.Error } => "✕",
                { Severity: Severity.Warning } => "▲",
                _ => "·",
            };
            var untrusted = item.Trust.Level == TrustLevel.Untrusted ? $" (untrusted: {item.Trust.Reason.ToWords()})" : "";
            text.Append(
                    CultureInfo.InvariantCulture,
                    $"  +{(item.OccurredAt - start).TotalSeconds:0.000} s  {mark} {item.Source.ToName(), -8} {item.Code.Value, -22} {OneLine(item.Message ?? "")}{untrusted}"
                )
                .Append('\n');
        }
    }

    private static string OneLine(string text) => CleanText.Line(text, MostOfAMessage);
}
