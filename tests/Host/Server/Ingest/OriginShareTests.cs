using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Tests.Host.Server.EventLog;

namespace KojiWidgetHarness.Tests.Host.Server.Ingest;

[TestClass]
public sealed class OriginShareTests
{
    private const string Flood = "https://flood.example";
    private const string Page = "https://site.example";

    [TestMethod]
    [DataRow(40_000, 0, DisplayName = "many")]
    [DataRow(2_000, 20_000, DisplayName = "fat")]
    public async Task Origin_ThatFillsTheLog_WaitsAtHalfOfItAndNobodyElseDoes(int events, int bytes)
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(1));
        var settings = OpenLog.Settings(null) with { EventCapacity = 50_000, StorageBytes = 100_000_000 };
        var shares = new OriginShares(settings, open.Log, open.Time);
        var stored = 0;
        while (stored < events && shares.WaitFor(Flood, 50) == TimeSpan.Zero)
        {
            shares.Add(Flood, 50, 50L * bytes);
            stored += 50;
        }

        Assert.IsLessThan(events, stored);
        // One after the other, and beside each other: together they go on at ten a second.
        Assert.IsLessThan(TimeSpan.FromSeconds(60), shares.WaitFor(Flood, 500));
        Assert.IsGreaterThan(TimeSpan.FromSeconds(90), shares.WaitFor(Flood, 500));
        Assert.IsTrue(shares.Refuses(Flood));
        Assert.IsFalse(shares.Refuses(Page));
        Assert.AreEqual(TimeSpan.Zero, shares.WaitFor(Page, 50));
    }

    [TestMethod]
    public async Task Origin_WhoseEventsMadeRoom_GoesOn()
    {
        await using var open = OpenLog.Start(capacity: 4_000);
        var shares = new OriginShares(OpenLog.Settings(null) with { EventCapacity = 4_000 }, open.Log, open.Time);
        for (var batch = 0; batch < 60; batch++)
        {
            await open.AppendAsync(Sample.Batch([.. Enumerable.Range((batch * 50) + 1, 50).Select(number => Sample.Event(number))]));
            shares.Add(Flood, 50, 1);
        }

        Assert.AreNotEqual(TimeSpan.Zero, shares.WaitFor(Flood, 50));
        for (var batch = 0; batch < 80; batch++)
            await open.AppendAsync(
                Sample.Batch([.. Enumerable.Range((batch * 50) + 1, 50).Select(number => Sample.Event(number))]) with
                {
                    Session = "other",
                }
            );
        await open.Log.CatchUpAsync();

        Assert.AreEqual(TimeSpan.Zero, shares.WaitFor(Flood, 1));
    }

    [TestMethod]
    public async Task Host_WithoutLimits_LetsNobodyWait()
    {
        await using var open = OpenLog.Start();
        var shares = new OriginShares(OpenLog.Settings(null) with { EventCapacity = 10, Limits = null }, open.Log, open.Time);
        shares.Add(Flood, 100, 1);
        Assert.AreEqual(TimeSpan.Zero, shares.WaitFor(Flood, 1));
    }
}
