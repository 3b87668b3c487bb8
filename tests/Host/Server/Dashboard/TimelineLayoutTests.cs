using KojiWidgetHarness.Host.Dashboard.Timeline;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class TimelineLayoutTests
{
    private static readonly DateTimeOffset Start = Sample.Event().OccurredAt;

    [TestMethod]
    public void Events_AreMarkedInTheirLaneAtTheirTime()
    {
        var picture = TimelineLayout.Of([At(1, 0), At(2, 5, EventCodes.FrameLoaded, EventSource.Bridge), At(3, 10)], []);

        Assert.AreEqual(
            $"0 0, 0.5 {(int)EventSource.Bridge}, 1 0",
            string.Join(", ", picture.Marks.Select(mark => FormattableString.Invariant($"{mark.At} {mark.Lane}")))
        );
        Assert.AreEqual("+0.00 s, +2.50 s, +5.00 s, +7.50 s, +10 s", string.Join(", ", picture.Ticks.Select(tick => tick.Label)));
    }

    [TestMethod]
    public void Events_TooCloseToTellApart_AreOneMarkOfTheWorst()
    {
        var picture = TimelineLayout.Of(
            [
                At(1, 0),
                At(2, 5, EventCodes.WidgetReady),
                At(3, 5.001, EventCodes.MicrophoneDenied),
                At(4, 5.002, EventCodes.WidgetReady),
                At(5, 10),
            ],
            []
        );

        var mark = picture.Marks.Single(item => item.Count > 1);
        Assert.AreEqual((3, EventCodes.MicrophoneDenied), (mark.Count, mark.Event.Code));
    }

    [TestMethod]
    public void Flood_StaysASmallPicture()
    {
        var picture = TimelineLayout.Of([.. Enumerable.Range(1, 5_000).Select(number => At(number, number))], []);

        Assert.IsInRange(100, TimelineLayout.Places + 1, picture.Marks.Count);
        Assert.AreEqual(5_000, picture.Marks.Sum(mark => mark.Count));
    }

    [TestMethod]
    public void Gap_IsDrawnBetweenTheEventsAroundIt()
    {
        var picture = TimelineLayout.Of([At(1, 0), At(2, 4), At(8, 6), At(9, 8)], [new SequenceGap(3, 7)]);

        Assert.AreEqual(new TimelineGap(0.5, 0.75, 5), picture.Gaps.Single());
    }

    [TestMethod]
    public void OneEvent_HasAPictureWithAWidth()
    {
        var picture = TimelineLayout.Of([At(1, 0)], []);

        Assert.AreEqual(0, picture.Marks.Single().At);
        Assert.AreEqual(Start, picture.Time(0));
    }

    private static EventEnvelope At(long sequence, double seconds, EventCode? code = null, EventSource source = EventSource.Widget) =>
        Envelopes.Wrap(
            Sample.Batch(),
            Sample.Event(sequence) with
            {
                OccurredAt = Start.AddSeconds(seconds),
                Code = code ?? EventCodes.WidgetReady,
                Source = source,
            },
            sequence,
            Start
        );
}
