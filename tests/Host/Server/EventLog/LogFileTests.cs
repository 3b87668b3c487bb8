using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.EventLog.Sqlite;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class LogFileTests
{
    // Makes the tables what they were in the fourth version, with an index that has only the words of the code.
    private const string FourthVersion = """
        DROP TABLE event_word; DROP TABLE event_text;
        CREATE VIRTUAL TABLE event_text USING fts5 (
            words, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
        INSERT INTO event_text (rowid, words) SELECT position, 'microphone denied s_' || session FROM entry;
        """;

    // And in the third.
    private const string ThirdVersion =
        FourthVersion
        + """
            DROP TABLE session_page; DROP INDEX session_began; ALTER TABLE session DROP COLUMN began; ALTER TABLE session DROP COLUMN ended;
            """;

    // And in the second.
    private const string SecondVersion =
        ThirdVersion
        + """
            DROP TABLE entry; CREATE INDEX event_kind ON event (kind); CREATE INDEX event_session ON event (session, kind);
            CREATE INDEX event_run ON event (run, kind);
            """;

    [TestMethod]
    public async Task Open_FileOfTheFirstVersion_IsBroughtForwardWithItsEvents()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(3));
        await open.Log.DisposeAsync();
        // What the first version did not have yet, and what later ones have no more.
        open.Number($"{SecondVersion} DROP TABLE event_text; ALTER TABLE state DROP COLUMN indexed; PRAGMA user_version = 1;");

        await open.ReopenAsync();
        await open.Log.CatchUpAsync();

        CollectionAssert.AreEqual(new long[] { 3, 2, 1 }, await open.FindAsync(new EventFilter { Text = "denied" }));
        Assert.AreEqual(1, await open.AppendAsync(Sample.Batch(4)));
    }

    [TestMethod]
    public async Task Open_FileOfTheSecondVersion_FindsWhatWasIndexedAndWhatWasNot()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(2));
        await open.Log.CatchUpAsync();
        await open.AppendAsync(Sample.Batch(2) with { Session = "session-2" });
        await open.Log.DisposeAsync();
        open.Number($"{SecondVersion} PRAGMA user_version = 2;");

        await open.ReopenAsync();

        CollectionAssert.AreEqual(new long[] { 2, 1 }, await open.FindAsync(new EventFilter { Session = "session-1" }));
        CollectionAssert.AreEqual(new long[] { 4, 3 }, await open.FindAsync(new EventFilter { Session = "session-2" }));
        CollectionAssert.AreEqual(new long[] { 4, 3, 2, 1 }, await open.FindAsync(new EventFilter { Text = "denied", Run = "run-1" }));
        await open.Log.CatchUpAsync();
        CollectionAssert.AreEqual(new long[] { 4, 3, 2, 1 }, await open.FindAsync(new EventFilter { Text = "denied", Run = "run-1" }));
        Assert.AreEqual(4, open.Number("SELECT count(*) FROM entry"));
    }

    [TestMethod]
    public async Task Open_FileOfTheThirdVersion_KnowsThePagesOfItsSessions()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(Said(1, EventCodes.BridgeStarted, "first"), Said(2, EventCodes.FrameFound, "second")));
        await open.Log.CatchUpAsync();
        await open.AppendAsync(Sample.Batch(Said(1, EventCodes.BridgeStarted, "not indexed")) with { Session = "session-2" });
        await open.AppendAsync(Sample.Batch(1) with { Session = "session-3" });
        var before = await ListAsync(open);
        await open.Log.DisposeAsync();
        open.Number($"{ThirdVersion} PRAGMA user_version = 3;");

        await open.ReopenAsync();

        CollectionAssert.AreEqual(before, await ListAsync(open));
        CollectionAssert.AreEqual(new[] { null, "not indexed", "second" }, before.Select(item => item.Page?.Title).ToArray());
    }

    [TestMethod]
    public async Task Open_FileOfTheFourthVersion_FindsItsEventsByTheNameOfTheirSession()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(2));
        await open.AppendAsync(Sample.Batch(1) with { Session = "session-2" });
        await open.Log.CatchUpAsync();
        await open.AppendAsync(Sample.Batch(1) with { Session = "other-1" });
        await open.Log.DisposeAsync();
        open.Number($"{FourthVersion} PRAGMA user_version = 4;");

        await open.ReopenAsync();

        CollectionAssert.AreEqual(new long[] { 3, 2, 1 }, await open.FindAsync(new EventFilter { Text = "session*" }));
        CollectionAssert.AreEqual(new long[] { 3 }, await open.FindAsync(new EventFilter { Text = "session:session-2" }));
        CollectionAssert.AreEqual(new long[] { 4 }, await open.FindAsync(new EventFilter { Text = "other*" }));
    }

    [TestMethod]
    public async Task Open_FileOfANewerVersion_IsRefusedAndLeftAsItIs()
    {
        await using var open = OpenLog.Start();
        await open.Log.DisposeAsync();
        open.Number("PRAGMA user_version = 99;");

        var refused = Refused(open.Folder);

        StringAssert.Contains(refused.Message, "is of a newer version (99");
        open.Number("PRAGMA user_version = 5;");
        await open.ReopenAsync();
    }

    [TestMethod]
    public async Task Open_FolderThatAHostUses_IsRefused()
    {
        await using var open = OpenLog.Start();

        StringAssert.Contains(Refused(open.Folder).Message, "is in use by another host. Stop that one.");
    }

    [TestMethod]
    public void Open_FolderThatIsAFile_IsRefused()
    {
        var file = Path.GetTempFileName();

        var refused = Refused(file);

        StringAssert.Contains(refused.Message, "cannot be used");
        StringAssert.Contains(refused.Message, "Choose another with --data");
        File.Delete(file);
    }

    [TestMethod]
    public async Task Open_FileThatIsNotALog_IsRefused()
    {
        await using var open = OpenLog.Start();
        await open.Log.DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(open.Folder, "events.db"), new string('x', 10_000));

        StringAssert.Contains(Refused(open.Folder).Message, "is not an event log, or is damaged");

        File.Delete(Path.Combine(open.Folder, "events.db"));
        await open.ReopenAsync();
    }

    [TestMethod]
    public async Task Append_OnAFullDisk_TellsTheSenderAndTakesTheSameEventsLater()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(1));
        open.Log.LimitPages(1);

        var batch = Sample.Batch([
            .. Enumerable.Range(2, 50).Select(number => Sample.Event(number) with { Message = new string('x', 2_000) }),
        ]);
        var full = await Assert.ThrowsExactlyAsync<EventLogException>(() => open.AppendAsync(batch));

        StringAssert.Contains(full.Message, "the disk is full. Free some space");
        Assert.AreEqual(1, open.Log.LastPosition);
        open.Log.LimitPages(1_000_000);
        Assert.AreEqual(50, await open.AppendAsync(batch));
        CollectionAssert.AreEqual(
            Enumerable.Range(1, 51).Select(number => (long)number).ToArray(),
            (await open.AllAsync()).Select(item => item.Position).ToArray()
        );
    }

    [TestMethod]
    public async Task Ephemeral_WhenClosed_LeavesNothing()
    {
        string folder;
        await using (var log = SqliteEventLog.Open(OpenLog.Settings(null), TimeProvider.System))
        {
            await log.AppendAsync(AcceptedBatch.Of(Sample.Batch(1)), CancellationToken.None);
            Assert.AreEqual(1, log.LastPosition);
            folder = log.Folder;
            Assert.IsTrue(Directory.Exists(folder));
        }

        Assert.IsFalse(Directory.Exists(folder));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task Folder_IsForItsOwnerOnly()
    {
        await using var open = OpenLog.Start();

        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(open.Folder));
    }

    private static EmittedEvent Said(long sequence, EventCode code, string title) =>
        Sample.Event(sequence) with
        {
            Source = EventSource.Bridge,
            Code = code,
            Raw = new()
            {
                Text = $$"""{"page":"https://shop.test/","title":"{{title}}"}""",
                Truncated = false,
                Rule = "own",
            },
        };

    private static async Task<ListedSession[]> ListAsync(OpenLog open) =>
        [.. (await open.Log.ListSessionsAsync(new(), 9, CancellationToken.None)).Sessions];

    private static EventLogException Refused(string folder) =>
        Assert.ThrowsExactly<EventLogException>(() => SqliteEventLog.Open(OpenLog.Settings(folder), TimeProvider.System));
}
