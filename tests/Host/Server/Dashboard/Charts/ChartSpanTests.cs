using KojiWidgetHarness.Host.Dashboard.Charts;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Charts;

[TestClass]
public sealed class ChartSpanTests
{
    private static readonly DateTimeOffset Last = new(2026, 11, 22, 10, 0, 7, 300, TimeSpan.Zero);

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(58, 1)]
    [DataRow(60, 2)]
    [DataRow(3_600, 120)]
    [DataRow(86_400, 1_800)]
    [DataRow(1_000_000_000, 18_144_000)]
    public void Span_HoldsAllEventsInPartsOfARoundLength(int seconds, int part)
    {
        var first = Last.AddSeconds(-seconds);

        var span = ChartSpan.Around(first, Last);

        Assert.AreEqual(TimeSpan.FromSeconds(part), span.Part);
        Assert.IsTrue(span.From <= first && Last < span.To);
        Assert.AreEqual(0, span.From.UtcTicks % span.Part.Ticks);
    }

    [TestMethod]
    public void Span_ShorterThanItsParts_HasPartsOfALength() =>
        Assert.AreEqual(TimeSpan.FromTicks(1), new ChartSpan(Last, Last.AddTicks(1)).Part);

    [TestMethod]
    public void Parts_FollowOneAnotherAndTheLastEndsWithTheSpan()
    {
        var span = new ChartSpan(Last, Last.AddTicks(100));

        Assert.AreEqual(span.Begin(1), span.End(0));
        Assert.AreEqual(span.To, span.End(ChartSpan.Parts - 1));
    }
}
