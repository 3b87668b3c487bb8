using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>An event as the command that puts it into a host's log. The token stays with the person who runs it.</summary>
internal static class CurlText
{
    /// <summary>The command, for a POSIX shell.</summary>
    /// <param name="item">The event.</param>
    /// <param name="host">The host's address.</param>
    public static string Of(EventEnvelope item, Uri host)
    {
        var batch = new EventBatch { Run = item.Run, Session = item.Session, Events = [Emitted(item)] };
        return string.Join(
            " \\\n  ",
            $"curl --fail-with-body {Quoted(new Uri(host, ProtocolRoutes.Events).AbsoluteUri)}",
            "-H \"Authorization: Bearer $KOJI_HARNESS_TOKEN\"",
            "-H 'Content-Type: application/json'",
            $"--data-raw {Quoted(JsonSerializer.Serialize(batch, ProtocolJson.Default.EventBatch))}");
    }

    private static EmittedEvent Emitted(EventEnvelope item) => new()
    {
        Sequence = item.Sequence,
        OccurredAt = item.OccurredAt,
        Source = item.Source,
        Code = item.Code,
        Message = item.Message,
        Origin = item.Origin,
        Trust = item.Trust,
        Frame = item.Frame,
        Raw = item.Raw,
        Evidence = item.Evidence,
    };

    // Within single quotes a shell reads nothing but the next one.
    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
