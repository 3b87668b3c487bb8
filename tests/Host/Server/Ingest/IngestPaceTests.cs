using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.Ingest;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Host.Server.Ingest;

[TestClass]
public sealed class IngestPaceTests
{
    private static readonly Sender Page = new("http://localhost:1", "page");

    private readonly FakeTimeProvider time = new();

    [TestMethod]
    public void Page_AsFastAsABridgeSends_NeverWaits()
    {
        var pace = Of(new());
        for (var second = 0; second < 600; second++)
        {
            for (var batch = 0; batch < 6; batch++)
                Assert.AreEqual(TimeSpan.Zero, pace.Take(Page, "s1", IngestPace.UnitsOf(50, 30_000)), $"second {second}");
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [TestMethod]
    [DataRow(50, 10_000, DisplayName = "thin events")]
    [DataRow(5, 500_000, DisplayName = "fat events")]
    public void Connection_ThatFloods_IsLimitedToItsRate(int events, int bytes)
    {
        var pace = Of(new());
        var (taken, waited) = (0L, TimeSpan.Zero);
        while (waited < TimeSpan.FromMinutes(1))
        {
            var units = IngestPace.UnitsOf(events, bytes);
            var wait = pace.Take(new("", "flood"), "s1", units);
            taken += units;
            waited += wait;
            time.Advance(wait);
        }

        Assert.IsLessThan(5_000 + (61L * 500), taken);
    }

    [TestMethod]
    public void NewSessions_ThatNeverEnd_AreLimitedToTheConnectionsRate()
    {
        var pace = Of(new());
        var (sessions, waited) = (0, TimeSpan.Zero);
        while (waited < TimeSpan.FromMinutes(1))
        {
            var wait = pace.Take(new("", "flood"), $"s{sessions++}", IngestPace.UnitsOf(1, 600));
            waited += wait;
            time.Advance(wait);
        }

        Assert.IsLessThan((5_000 + (61 * 1_500)) / IngestPace.NewSession, sessions);
    }

    [TestMethod]
    public void Page_WhileManyConnectionsFlood_DoesNotWait()
    {
        var pace = Of(new());
        for (var second = 0; second < 60; second++)
        {
            for (var flood = 0; flood < 100; flood++)
                pace.Take(new("", $"flood-{flood}"), $"f{flood}", 1_000);
            Assert.AreEqual(TimeSpan.Zero, pace.Take(Page, "s1", IngestPace.UnitsOf(5, 3_000)), $"second {second}");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.IsGreaterThan(TimeSpan.FromSeconds(30), pace.Take(new("", "flood-1"), "f1", 1));
    }

    [TestMethod]
    public void ManyConnections_EachWithinItsOwnRate_AreLimitedToTheRateOfAll()
    {
        var pace = Of(new());
        var waits = new TimeSpan[100];
        var taken = 0L;
        for (var step = 0; step < 600; step++)
        {
            for (var flood = 0; flood < waits.Length; flood++)
            {
                if (waits[flood] > TimeSpan.Zero)
                {
                    waits[flood] -= TimeSpan.FromSeconds(0.1);
                    continue;
                }

                waits[flood] = pace.Take(new("https://flood.example", $"flood-{flood}"), $"f{flood}", 40);
                taken += 40;
            }

            time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.IsLessThan(20_000 + 5_000 + (60L * 7_000) + (waits.Length * 40), taken);
        Assert.AreEqual(TimeSpan.Zero, pace.Take(Page, "s1", IngestPace.UnitsOf(5, 3_000)));
    }

    [TestMethod]
    public void Requests_WithoutAConnection_AreRefusedOnceTheyOweTooMuch()
    {
        var pace = Of(new());
        var beacons = new Sender("https://flood.example", null);
        var sent = 0;
        while (!pace.Refuses(beacons) && sent < 10_000)
        {
            pace.Take(beacons, $"s{sent}", IngestPace.UnitsOf(50, 60_000));
            sent++;
        }

        Assert.IsLessThan(200, sent);
        Assert.IsFalse(pace.Refuses(new("https://site.example", null)));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.IsFalse(pace.Refuses(beacons));
    }

    [TestMethod]
    public void Host_WithoutLimits_LetsNobodyWait() => Assert.AreEqual(TimeSpan.Zero, Of(null).Take(Page, "s1", 1_000_000));

    private IngestPace Of(IngestLimits? limits) =>
        new(new HostSettings { WidgetBase = new("http://localhost/embed"), Limits = limits }, time);
}
