using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>The host's end of the bridge, without a gate.</summary>
internal sealed class IngestHub(Inbox inbox) : Hub
{
    public IngestReceipt Append(EventBatch batch) => inbox.Append(batch);

    public AttachReceipt Attach(string run, string session, string? secret)
    {
        _ = (run, secret);
        return inbox.Attach(session);
    }
}
