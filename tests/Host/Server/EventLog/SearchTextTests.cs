using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.EventLog.Sqlite;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class SearchTextTests
{
    [TestMethod]
    [DataRow("micro den", "micro* den*")]
    [DataRow("micro* den", "micro* den*")]
    [DataRow("  -api 3f2a-1b", "  -api* 3f2a-1b*")]
    [DataRow("code:micro -source:api session:3f", "code:micro -source:api session:3f")]
    [DataRow("\"by the\" use", "\"by the\" use*")]
    [DataRow("\"by the", "\"by the")]
    [DataRow("a\"b c.", "a\"b* c.")]
    [DataRow("- code: \"\" : ***", "- code: \"\" : ***")]
    public void Beginnings_OfWhatIsTyped_AreItsWords(string typed, string expected)
    {
        Assert.AreEqual(expected, SearchText.Beginnings(typed));
        Assert.AreEqual(expected, SearchText.Beginnings(expected), "once more");
    }

    [TestMethod]
    [DataRow("source:pigeon", "Unknown source in the search. Use one of: widget, page, frame, extension, bridge, browser, api, harness.")]
    [DataRow("denied -severity:bad severity:bad", "Unknown severity in the search. Use one of: info, warning, error.")]
    [DataRow("code:nonsense", "Unknown code in the search. Use one of: ")]
    public void Explain_FieldWithAnUnknownName_SaysWhichThereAre(string text, string expected) =>
        StringAssert.StartsWith(SearchText.Explain(text), expected);

    [TestMethod]
    public void Explain_SearchThatMeansSomething_SaysNothing() =>
        Assert.IsNull(SearchText.Explain("source:bri trust:un code:micro severity: session:x run:y -source:pigeon pigeon:z"));

    // To put together what begins with a text, the index would read all events that have such a word, however few are wanted.
    [TestMethod]
    public async Task Beginning_OfFewWords_IsAskedForByTheirNames()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(Saying(1, "interview interval interviews internal")));
        await open.Log.CatchUpAsync();

        var query = Ask(open, "interv*");

        Assert.AreEqual("(\"interval\" OR \"interview\" OR \"interviews\")", query?.Match);
        Assert.IsTrue(query?.IsExact);
        Assert.IsNull(Ask(open, "interx*"), "a word that is nowhere is not looked for");
    }

    [TestMethod]
    public async Task Beginning_OfManyWords_IsAskedForByTheListOfItsFirstCharacters()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(Saying(1, string.Join(' ', Enumerable.Range(0, 150).Select(number => $"4711{number}")))));
        await open.AppendAsync(Sample.Batch(Saying(2, "4799")));
        await open.Log.CatchUpAsync();

        Assert.AreEqual(("(\"47\" *)", false), (Ask(open, "4711*")?.Match, Ask(open, "4711*")?.IsExact));
        Assert.AreEqual(("(\"47\" *)", true), (Ask(open, "47*")?.Match, Ask(open, "47*")?.IsExact));
        CollectionAssert.AreEqual(new long[] { 1 }, await open.FindAsync(new EventFilter { Text = "4711*" }));
        CollectionAssert.AreEqual(new long[] { 2 }, await open.FindAsync(new EventFilter { Text = "-4711*" }));
        CollectionAssert.AreEqual(new long[] { 2, 1 }, await open.FindAsync(new EventFilter { Text = "4*" }));
    }

    [TestMethod]
    public async Task Phrase_OfWordsThatVeryManyHave_IsLookedForAPartAtATime()
    {
        const int Events = TextIndex.MostLookedAt + 100;
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(Saying(1, "the wanted order")));
        foreach (var some in Enumerable.Range(2, Events).Chunk(1_000))
            await open.AppendAsync(Sample.Batch([.. some.Select(number => Saying(number, "order wanted"))]));
        await open.Log.CatchUpAsync();
        var filter = new EventFilter { Text = "\"wanted order\"" };

        var first = await open.Log.PageAsync(filter, null, 50, CancellationToken.None);
        var second = await open.Log.PageAsync(filter, first.Before, 50, CancellationToken.None);
        var counts = await open.Log.CountsAsync(filter, 0, CancellationToken.None);
        var absent = await open.Log.ReadAfterAsync(1, filter, 50, CancellationToken.None);

        Assert.IsEmpty(first.Events);
        Assert.AreEqual(Events + 2 - TextIndex.MostLookedAt, first.Before);
        Assert.AreEqual(1, second.Events.Single().Envelope.Position);
        Assert.IsNull(second.Before);
        Assert.IsFalse(counts.Complete);
        Assert.AreEqual((0, 1L + TextIndex.MostLookedAt), (absent.Stored.Count, absent.Through));
    }

    private static EmittedEvent Saying(long number, string message) => Sample.Event(number) with { Message = message };

    private static TextQuery? Ask(OpenLog open, string text)
    {
        using var connection = LogConnection.OpenReader(Path.Combine(open.Folder, "events.db"));
        using var view = new LogView(connection);
        return TextQuery.Of(view, view.Scope(new EventFilter { Text = text }, 0, long.MaxValue));
    }
}
