using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class AppendTests
{
    [TestMethod]
    public async Task ReadAfter_MoreThanWereAskedFor_GivesTheOldestFirst()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(5));

        var slice = await open.Log.ReadAfterAsync(1, EventFilter.All, 2, CancellationToken.None);

        CollectionAssert.AreEqual(new long[] { 2, 3 }, slice.Events.Select(item => item.Position).ToArray());
        Assert.AreEqual((0, 3), (slice.Missed, slice.Through));
        Assert.AreEqual(open.Time.GetUtcNow(), slice.Events[0].ReceivedAt);
    }

    [TestMethod]
    public async Task Append_Envelope_IsKeptWholeAcrossARestart()
    {
        await using var open = OpenLog.Start();
        var emitted = Sample.Event() with { Message = "Grüße, \"Welt\" 🎤", Evidence = [] };
        await open.AppendAsync(Sample.Batch(emitted));
        var before = (await open.AllAsync()).Single();

        await open.ReopenAsync();

        var after = (await open.AllAsync()).Single();
        Assert.AreEqual(before with { Evidence = null }, after with { Evidence = null });
        Assert.AreEqual((emitted.Message, emitted.Raw, emitted.Frame), (after.Message, after.Raw, after.Frame));
        Assert.IsEmpty(after.Evidence!);
    }

    [TestMethod]
    public async Task Append_SameBatchAfterARestart_IsStoredOnce()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(3));
        await open.ReopenAsync();

        var again = await open.AppendAsync(Sample.Batch(4));

        Assert.AreEqual(1, again);
        Assert.AreEqual(4, open.Log.LastPosition);
        CollectionAssert.AreEqual(new long[] { 1, 2, 3, 4 }, (await open.AllAsync()).Select(item => item.Sequence).ToArray());
    }

    [TestMethod]
    public async Task Append_BeaconThatOvertakesTheHub_LosesNothing()
    {
        await using var open = OpenLog.Start();

        var overtaken = await open.AppendAsync(Sample.Batch(Sample.Event(3), Sample.Event(4)));
        var late = await open.AppendAsync(Sample.Batch(Sample.Event(1), Sample.Event(2), Sample.Event(3)));

        Assert.AreEqual((2, 2), (overtaken, late));
        CollectionAssert.AreEqual(new long[] { 3, 4, 1, 2 }, (await open.AllAsync()).Select(item => item.Sequence).ToArray());
    }

    [TestMethod]
    public async Task Append_EverySecondSequenceAndThenAll_StoresEachOnce()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(
            Sample.Batch([.. Enumerable.Range(1, 20).Where(number => number % 2 == 0).Select(number => Sample.Event(number))])
        );

        var rest = await open.AppendAsync(Sample.Batch(20));

        Assert.AreEqual(10, rest);
        CollectionAssert.AreEquivalent(
            Enumerable.Range(1, 20).Select(number => (long)number).ToArray(),
            (await open.AllAsync()).Select(item => item.Sequence).ToArray()
        );
    }

    [TestMethod]
    public async Task Append_SequenceTwiceInOneBatch_IsStoredOnce()
    {
        await using var open = OpenLog.Start();

        Assert.AreEqual(1, await open.AppendAsync(Sample.Batch(Sample.Event(7), Sample.Event(7))));
    }

    [TestMethod]
    public async Task Append_FromManyWritersAtOnce_GivesEveryPositionOnce()
    {
        await using var open = OpenLog.Start();

        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (writer, _) =>
        {
            for (var batch = 0; batch < 25; batch++)
            {
                var events = Enumerable.Range((batch * 10) + 1, 10).Select(number => Sample.Event(number)).ToArray();
                Assert.AreEqual(10, await open.AppendAsync(Sample.Batch(events) with { Session = $"session-{writer}" }));
            }
        });

        var all = await open.AllAsync();
        CollectionAssert.AreEqual(
            Enumerable.Range(1, 2_000).Select(number => (long)number).ToArray(),
            all.Select(item => item.Position).ToArray()
        );
        Assert.AreEqual(2_000, all.Select(item => item.Id).Distinct().Count());
        foreach (var session in all.GroupBy(item => item.Session))
            CollectionAssert.AreEqual(
                Enumerable.Range(1, 250).Select(number => (long)number).ToArray(),
                session.Select(item => item.Sequence).ToArray()
            );
    }

    [TestMethod]
    public async Task Append_WhenTheClockWasSetBack_KeepsTimesRising()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(1));
        var first = open.Time.GetUtcNow();
        open.Time.AdjustTime(first.AddHours(-1));

        await open.AppendAsync(Sample.Batch(2));

        Assert.IsTrue((await open.AllAsync()).All(item => item.ReceivedAt == first));
    }

    [TestMethod]
    public async Task Append_CodeOutsideTheCatalogue_IsABrokenInvariant()
    {
        await using var open = OpenLog.Start();

        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() =>
            open.AppendAsync(Sample.Batch(Sample.Event() with { Code = new EventCode("nonsense") }))
        );
    }

    [TestMethod]
    public async Task WaitAfter_Reader_IsWokenByTheAppend()
    {
        await using var open = OpenLog.Start();
        var waiting = open.Log.WaitAfterAsync(0, CancellationToken.None);
        Assert.IsFalse(waiting.IsCompleted);

        await open.AppendAsync(Sample.Batch(1));

        await waiting;
        Assert.IsTrue(open.Log.WaitAfterAsync(0, CancellationToken.None).IsCompletedSuccessfully);
    }

    [TestMethod]
    public async Task Read_WhileOthersWrite_SeesEveryPositionInOrder()
    {
        await using var open = OpenLog.Start();
        var writing = Task.Run(async () =>
        {
            for (var number = 1; number <= 1_000; number++)
                await open.AppendAsync(Sample.Batch(Sample.Event(number)));
        });

        var seen = new List<long>();
        while (seen.Count < 1_000)
        {
            var slice = await open.Log.ReadAfterAsync(seen.Count, EventFilter.All, 50, CancellationToken.None);
            seen.AddRange(slice.Events.Select(item => item.Position));
            await open.Log.WaitAfterAsync(Math.Min(seen.Count, 999), CancellationToken.None);
        }

        await writing;
        CollectionAssert.AreEqual(Enumerable.Range(1, 1_000).Select(number => (long)number).ToArray(), seen.ToArray());
    }
}
