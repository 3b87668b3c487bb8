using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>An event as the command that puts it into a host's log. The token stays with the person who runs it.</summary>
internal static class CurlText
{
    /// <summary>The command, for a POSIX shell.</summary>
    /// <param name="item">The event.</param>
    /// <param name="host">The host's address.</param>
    public static string Of(EventEnvelope item, Uri host)
    {
        var batch = new EventBatch
        {
            Run = item.Run,
            Session = item.Session,
            Events = [EmittedEvent.Of(item)],
        };
        return string.Join(
            " \\\n  ",
            $"curl --fail-with-body {new Uri(host, ProtocolRoutes.Events).AbsoluteUri.ShellQuoted()}",
            "-H \"Authorization: Bearer $KOJI_HARNESS_TOKEN\"",
            "-H 'Content-Type: application/json'",
            $"--data-raw {JsonSerializer.Serialize(batch, ProtocolJson.Default.EventBatch).ShellQuoted()}"
        );
    }
}
