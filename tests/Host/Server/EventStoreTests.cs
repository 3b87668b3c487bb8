using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class EventStoreTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [TestMethod]
    public void ReadAfter_MoreThanWereAskedFor_GivesTheOldestFirst()
    {
        var store = Store(100);
        store.Append(Sample.Batch(5));

        var slice = store.ReadAfter(1, 2);

        CollectionAssert.AreEqual(new long[] { 2, 3 }, slice.Events.Select(item => item.Position).ToArray());
        Assert.AreEqual(0, slice.Missed);
        Assert.AreEqual(time.GetUtcNow(), slice.Events[0].ReceivedAt);
    }

    [TestMethod]
    public void ReadAfter_EventsThatAreNoLongerKept_SaysHowMany()
    {
        var store = Store(3);
        store.Append(Sample.Batch(5));

        var slice = store.ReadAfter(0, 10);

        CollectionAssert.AreEqual(new long[] { 3, 4, 5 }, slice.Events.Select(item => item.Position).ToArray());
        Assert.AreEqual(2, slice.Missed);
    }

    [TestMethod]
    public void Append_BeaconThatOvertakesTheHub_LosesNothing()
    {
        var store = Store(100);

        var overtaken = store.Append(Sample.Batch(Sample.Event(3), Sample.Event(4)));
        var late = store.Append(Sample.Batch(Sample.Event(1), Sample.Event(2), Sample.Event(3)));

        Assert.AreEqual(2, overtaken);
        Assert.AreEqual(2, late);
    }

    [TestMethod]
    public async Task WaitAfter_Reader_IsWokenByTheAppend()
    {
        var store = Store(100);
        var waiting = store.WaitAfterAsync(0, CancellationToken.None);
        Assert.IsFalse(waiting.IsCompleted);

        store.Append(Sample.Batch(1));

        await waiting;
        Assert.IsTrue(store.WaitAfterAsync(0, CancellationToken.None).IsCompletedSuccessfully);
    }

    [TestMethod]
    public async Task Append_FromManyThreads_GivesEveryPositionOnce()
    {
        var store = Store(10_000);

        await Parallel.ForAsync(0, 100, (session, _) =>
        {
            store.Append(Sample.Batch(50) with { Session = $"session-{session}" });
            return ValueTask.CompletedTask;
        });

        var positions = store.ReadAfter(0, 10_000).Events.Select(item => item.Position).ToArray();
        CollectionAssert.AreEqual(Enumerable.Range(1, 5_000).Select(number => (long)number).ToArray(), positions);
    }

    [TestMethod]
    public void Append_CodeOutsideTheCatalogue_IsABrokenInvariant() =>
        Assert.ThrowsExactly<InvalidOperationException>(
            () => Store(10).Append(Sample.Batch(Sample.Event() with { Code = new EventCode("nonsense") })));

    private EventStore Store(int capacity) =>
        new(new HostSettings { WidgetBase = new Uri("http://127.0.0.1:9/embed"), EventCapacity = capacity }, time);
}
