using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class RetentionTests
{
    [TestMethod]
    public async Task Events_BeyondTheCapacity_AreRemovedAndReadersKnow()
    {
        await using var open = OpenLog.Start(capacity: 3);
        await open.AppendAsync(Sample.Batch(5));
        await open.Log.CatchUpAsync();

        var slice = await open.Log.ReadAfterAsync(1, EventFilter.All, 10, CancellationToken.None);

        CollectionAssert.AreEqual(new long[] { 3, 4, 5 }, slice.Events.Select(item => item.Position).ToArray());
        Assert.AreEqual(1, slice.Missed);
        CollectionAssert.AreEqual(new long[] { 5, 4, 3 }, await open.FindAsync(new EventFilter { Text = "microphone" }));
        Assert.AreEqual(3, (await open.Log.CountsAsync(EventFilter.All, 0, CancellationToken.None)).Codes.Single().Count);
    }

    [TestMethod]
    public async Task Events_BeyondTheCapacityAfterTheyWereIndexed_AreFoundNoMore()
    {
        await using var open = OpenLog.Start(capacity: 300);
        await open.AppendAsync(Sample.Batch(Sample.Event(1) with { Message = "needle" }));
        await open.Log.CatchUpAsync();
        Assert.HasCount(1, await open.FindAsync(new EventFilter { Text = "needle" }));

        for (var batch = 0; batch < 6; batch++)
            await open.AppendAsync(Sample.Batch([.. Enumerable.Range((batch * 50) + 2, 50).Select(number => Sample.Event(number))]));
        await open.Log.CatchUpAsync();

        Assert.IsEmpty(await open.FindAsync(new EventFilter { Text = "needle" }));
        Assert.HasCount(300, await open.AllAsync());
        Assert.AreEqual(300, open.Number("SELECT count(*) FROM event_text_docsize"), "what the text index holds on to");
    }

    [TestMethod]
    [DataRow(200, DisplayName = "thin events")]
    [DataRow(2_000, DisplayName = "usual events")]
    [DataRow(20_000, DisplayName = "fat events")]
    public async Task Events_ThatTakeMoreRoomThanTheyMay_MakeRoomForTheNewest(int size)
    {
        const long Most = 4 * 1024 * 1024;
        await using var open = OpenLog.Start(bytes: Most);
        var batches = 16_000_000 / size / 50;
        for (var batch = 0; batch < batches; batch++)
        {
            await open.AppendAsync(
                Sample.Batch([
                    .. Enumerable
                        .Range((batch * 50) + 1, 50)
                        .Select(number =>
                            Sample.Event(number) with
                            {
                                Message = $"needle{number}",
                                Raw = new() { Text = new string('x', size), Truncated = false },
                            }
                        ),
                ])
            );
        }

        await open.Log.CatchUpAsync();

        Assert.IsLessThan(
            Most * 11 / 10,
            open.Number("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size")
        );
        var kept = open.Number("SELECT count(*) FROM event");
        Assert.IsGreaterThan(Most / (size + 2_000) / 2, kept, "not everything goes");
        Assert.HasCount(1, await open.FindAsync(new EventFilter { Text = $"needle{batches * 50}" }));
        Assert.AreEqual(kept, (await open.Log.CountsAsync(EventFilter.All, 0, CancellationToken.None)).Codes.Single().Count);
    }

    [TestMethod]
    public async Task Events_OlderThanTheAge_AreRemoved()
    {
        await using var open = OpenLog.Start(age: TimeSpan.FromDays(7));
        await open.AppendAsync(Sample.Batch(2));
        open.Time.Advance(TimeSpan.FromDays(6));
        await open.AppendAsync(Sample.Batch(3));
        open.Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await open.Log.CatchUpAsync();

        Assert.AreEqual(3, (await open.AllAsync()).Single().Position);

        open.Time.Advance(TimeSpan.FromDays(7));
        await open.Log.CatchUpAsync();
        var slice = await open.Log.ReadAfterAsync(0, EventFilter.All, 10, CancellationToken.None);
        Assert.AreEqual((0, 3, 3), (slice.Events.Count, slice.Missed, slice.Through));
    }

    [TestMethod]
    public async Task Positions_AfterEverythingWasRemovedAndARestart_GoOn()
    {
        await using var open = OpenLog.Start(age: TimeSpan.FromDays(1));
        await open.AppendAsync(Sample.Batch(2));
        open.Time.Advance(TimeSpan.FromDays(2));
        await open.Log.CatchUpAsync();
        await open.ReopenAsync();

        await open.AppendAsync(Sample.Batch(1) with { Session = "session-2" });

        Assert.AreEqual(3, (await open.AllAsync()).Single().Position);
    }

    [TestMethod]
    public async Task Session_EmptiedButStillOpen_GoesOnWithoutAGapAndWithoutRepeats()
    {
        await using var open = OpenLog.Start(capacity: 1);
        await open.AppendAsync(Sample.Batch(2));
        await open.AppendAsync(Sample.Batch(1) with { Session = "session-2" });
        await open.Log.CatchUpAsync();

        Assert.AreEqual(1, await open.AppendAsync(Sample.Batch(3)));

        var session = (await open.Log.SessionsAsync(null, null, 10, CancellationToken.None)).Sessions.Single(item =>
            item.Session == "session-1"
        );
        Assert.AreEqual(0, session.Gaps);
    }

    [TestMethod]
    public async Task Session_EmptiedForADay_IsForgotten()
    {
        await using var open = OpenLog.Start(capacity: 1);
        await open.AppendAsync(Sample.Batch(2));
        await open.AppendAsync(Sample.Batch(1) with { Session = "session-2", Run = "run-2" });
        open.Time.Advance(TimeSpan.FromHours(25));
        await open.Log.CatchUpAsync();

        var sessions = await open.Log.SessionsAsync(null, null, 10, CancellationToken.None);

        Assert.AreEqual("session-2", sessions.Sessions.Single().Session);
        Assert.AreEqual(1, await open.AppendAsync(Sample.Batch(1)), "nothing is known of it any more");
    }
}
