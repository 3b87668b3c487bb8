using KojiWidgetHarness.Host.Dashboard;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Tests.Host.Server.EventLog;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class EventWindowTests
{
    [TestMethod]
    public async Task Window_OpenedOnALongLog_HoldsTheNewestAndCountsAll()
    {
        await using var open = OpenLog.Start();
        for (var session = 0; session < 50; session++)
            await open.AppendAsync(Sample.Batch(50) with { Session = $"session-{session}" });
        await open.AppendAsync(Sample.Batch(Sample.Event() with { Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsOpaque } }) with { Session = "strange" });

        var window = new EventWindow();
        var position = window.Begin(await open.Log.CountsAsync(EventFilter.All, 0, CancellationToken.None));
        await open.AppendAsync(Sample.Batch(1) with { Session = "later" });
        window.Add(await open.Log.ReadAfterAsync(position, EventFilter.All, 10_000, CancellationToken.None));

        Assert.AreEqual((2_502, 2_501, 2_501, 1), (window.Total, window.Errors, window.Count(EventCodes.MicrophoneDenied), window.Untrusted));
        Assert.HasCount(EventWindow.Capacity, window.Show(EventView.All));
        Assert.AreEqual(2_502, window.Show(EventView.All)[0].Position);
    }
}
