using KojiWidgetHarness.Host.Dashboard;
using KojiWidgetHarness.Host.Dashboard.Charts;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Charts;

[TestClass]
public sealed class ChartWordsTests
{
    private static readonly ChartSpan Minute = ChartSpan.Around(Sample.Event().OccurredAt, Sample.Event().OccurredAt);

    [TestMethod]
    public void Chart_SaysHowManyWhenAndHowManyAtMost()
    {
        var series = new CodeSeries(EventCodes.Find(EventCodes.FrameFound)!, [new(3, 1_200, 0), new(7, 34, 0)]);

        Assert.AreEqual(
            $"1,234 events from {Minute.From.Moment()} to {Minute.To.Moment()}, at most 1,200 in 1s",
            ChartWords.Of(series, Minute)
        );
    }

    [TestMethod]
    [DataRow(1, 0, "1 event, ")]
    [DataRow(2, 0, "2 events, ")]
    [DataRow(2, 1, "2 events, 1 untrusted, ")]
    public void Bar_SaysHowManyAndWhen(int count, int untrusted, string begin) =>
        Assert.AreEqual($"{begin}{Minute.Begin(59).Moment()} for 1s", ChartWords.Of(new ChartBar(59, count, untrusted), Minute));
}
