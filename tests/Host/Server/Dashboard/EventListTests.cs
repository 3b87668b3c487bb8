using KojiWidgetHarness.Host.Dashboard;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Tests.Host.Server.EventLog;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class EventListTests
{
    [TestMethod]
    public async Task List_OpenedOnALongLog_HoldsTheNewestAndReadsOlderOnDemand()
    {
        await using var open = await LongLogAsync();
        var list = new EventList(open.Log, EventFilter.All);

        await list.OpenAsync(null, CancellationToken.None);
        var (first, count) = (list.Shown[0].Position, list.Shown.Count);
        await list.GrowAsync(CancellationToken.None);

        Assert.AreEqual((500, 200, 400), (first, count, list.Shown.Count));
        Assert.AreEqual(101, list.Shown[^1].Position);
        await list.GrowAsync(CancellationToken.None);
        Assert.HasCount(500, list.Shown);
        Assert.IsNull(list.OlderBefore);
    }

    [TestMethod]
    public async Task List_Paused_CountsWhatComesAndShowsNoneOfIt()
    {
        await using var open = await LongLogAsync();
        var list = new EventList(open.Log, EventFilter.All);
        await list.OpenAsync(null, CancellationToken.None);
        await open.AppendAsync(Sample.Batch(3) with { Session = "later" });

        await list.CatchUpAsync(hold: false, CancellationToken.None);

        Assert.AreEqual((3, 500), (list.Waiting, list.Shown[0].Position));
        await list.OpenAsync(null, CancellationToken.None);
        Assert.AreEqual((0, 503), (list.Waiting, list.Shown[0].Position));
    }

    [TestMethod]
    public async Task List_OfASession_IsInTheOrderInWhichItHappened()
    {
        await using var open = OpenLog.Start();
        var began = Sample.Event().OccurredAt;
        // Stored in this order; the second and the third happened before the first.
        await open.AppendAsync(Sample.Batch(After(1, 5), After(2, 2), After(3, 4), After(4, 6)));
        var ofSession = new EventList(open.Log, new EventFilter { Session = "session-1" });
        var ofAll = new EventList(open.Log, EventFilter.All);
        await ofSession.OpenAsync(null, CancellationToken.None);
        await ofAll.OpenAsync(null, CancellationToken.None);

        CollectionAssert.AreEqual(new long[] { 4, 1, 3, 2 }, ofSession.Shown.Select(item => item.Position).ToArray());
        CollectionAssert.AreEqual(new long[] { 3, 2 }, ofSession.Shown.Where(ofSession.IsLate).Select(item => item.Position).ToArray());
        CollectionAssert.AreEqual(new long[] { 4, 3, 2, 1 }, ofAll.Shown.Select(item => item.Position).ToArray());
        Assert.IsFalse(ofAll.Shown.Any(ofAll.IsLate));

        EmittedEvent After(long sequence, int seconds) => Sample.Event(sequence) with { OccurredAt = began.AddSeconds(seconds) };
    }

    [TestMethod]
    public async Task List_Followed_HoldsNoMoreThanItsCapacity()
    {
        await using var open = await LongLogAsync();
        var list = new EventList(open.Log, EventFilter.All, capacity: 300);
        await list.OpenAsync(null, CancellationToken.None);
        for (var session = 0; session < 8; session++)
            await open.AppendAsync(Sample.Batch(50) with { Session = $"flood-{session}" });

        while (await list.CatchUpAsync(hold: true, CancellationToken.None))
            ;

        Assert.HasCount(300, list.Shown);
        Assert.AreEqual((900, 601), (list.Shown[0].Position, list.OlderBefore));
    }

    [TestMethod]
    public async Task List_GrownToItsCapacity_IsFullAndGoesOnWithOlderOnes()
    {
        await using var open = await LongLogAsync();
        var list = new EventList(open.Log, EventFilter.All, capacity: 330);
        await list.OpenAsync(null, CancellationToken.None);

        while (list.CanGrow)
            await list.GrowAsync(CancellationToken.None);

        Assert.AreEqual((330, 171, true), (list.Shown.Count, list.Shown[^1].Position, list.IsFull));
        await list.OpenAsync(list.OlderBefore, CancellationToken.None);
        Assert.AreEqual((170, true, false), (list.Shown[0].Position, list.StartsBelow, list.IsFull));
    }

    [TestMethod]
    public async Task List_OfATimeThatHappened_IsFullAtItsCapacityToo()
    {
        await using var open = OpenLog.Start();
        var at = Sample.Event().OccurredAt;
        for (var session = 0; session < 10; session++)
            await open.AppendAsync(
                Sample.Batch([
                    .. Enumerable.Range(1, 50).Select(number => Sample.Event(number) with { OccurredAt = at.AddSeconds(number) }),
                ]) with
                {
                    Session = $"s{session}",
                }
            );
        var list = new EventList(open.Log, EventFilter.All, new TimeRange(at.AddSeconds(1), at.AddSeconds(10)), capacity: 20);
        await list.OpenAsync(null, CancellationToken.None);

        while (list.CanGrow)
            await list.GrowAsync(CancellationToken.None);

        Assert.AreEqual((20, true), (list.Shown.Count, list.IsFull));
        Assert.IsNotNull(list.OlderBefore);
    }

    [TestMethod]
    public async Task List_Cleared_HidesAndShowsAgain()
    {
        await using var open = await LongLogAsync();
        var list = new EventList(open.Log, EventFilter.All);
        await list.OpenAsync(null, CancellationToken.None);

        list.Clear();
        await open.AppendAsync(Sample.Batch(1) with { Session = "later" });
        await list.CatchUpAsync(hold: true, CancellationToken.None);

        Assert.AreEqual(501, list.Shown.Single().Position);
        list.Unclear();
        Assert.HasCount(201, list.Shown);
    }

    [TestMethod]
    public async Task List_OfATimeThatHappened_LeavesOutWhatHappenedElse()
    {
        await using var open = OpenLog.Start();
        var at = Sample.Event().OccurredAt;
        await open.AppendAsync(
            Sample.Batch([.. Enumerable.Range(1, 9).Select(number => Sample.Event(number) with { OccurredAt = at.AddSeconds(number) })])
        );
        var list = new EventList(open.Log, EventFilter.All, new TimeRange(at.AddSeconds(3), at.AddSeconds(5)));

        await list.OpenAsync(null, CancellationToken.None);

        CollectionAssert.AreEqual(new long[] { 5, 4, 3 }, list.Shown.Select(item => item.Position).ToArray());
    }

    private static async Task<OpenLog> LongLogAsync()
    {
        var open = OpenLog.Start();
        for (var session = 0; session < 10; session++)
            await open.AppendAsync(Sample.Batch(50) with { Session = $"session-{session}" });
        return open;
    }
}
