using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

/// <summary>The list of sessions: searched, filtered, ordered, a page at a time.</summary>
[TestClass]
public sealed class SessionListTests
{
    private const string Chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    [TestMethod]
    [DataRow("CHECKOUT", "c")] // Of the address.
    [DataRow("jobs & more", "a")] // Of the title, all words.
    [DataRow("jobs https", "c,a")]
    [DataRow("chrome 140", "c,a")]
    [DataRow("ÜBERSICHT", "b")]
    [DataRow("a-sess", "a")] // The beginning of the name.
    [DataRow("session", "")] // The rest of the name is not looked at.
    [DataRow("%", "")]
    [DataRow("_", "")]
    [DataRow("' OR 1=1 --", "")]
    [DataRow(" ", "d,c,b,a")]
    public async Task Search_LooksAtPageTitleBrowserAndTheBeginningOfTheName(string text, string expected)
    {
        await using var open = await FilledAsync();

        Assert.AreEqual(expected, await NamesAsync(open, new SessionQuery { Text = text }));
    }

    [TestMethod]
    [DataRow(SessionOrder.Age, false, "d,c,b,a")]
    [DataRow(SessionOrder.Age, true, "a,b,c,d")]
    [DataRow(SessionOrder.LastEvent, false, "b,d,c,a")]
    [DataRow(SessionOrder.Events, false, "b,a,d,c")]
    [DataRow(SessionOrder.Events, true, "c,d,a,b")]
    [DataRow(SessionOrder.Errors, false, "d,b,c,a")]
    public async Task Order_IsKeptFromPageToPage(SessionOrder order, bool ascending, string expected)
    {
        await using var open = await FilledAsync();
        var query = new SessionQuery { Order = order, Ascending = ascending };
        var whole = await NamesAsync(open, query);

        var names = new List<string>();
        for (long? after = null; names.Count == 0 || (after is not null && names.Count < 9); )
        {
            var page = await ListAsync(open, query with { After = after }, 1);
            Assert.AreEqual((4, after is not null), (page.All, page.Follows));
            names.AddRange(page.Sessions.Select(Name));
            after = page.Next;
        }

        Assert.AreEqual(expected, whole);
        Assert.AreEqual(expected, string.Join(',', names));
    }

    [TestMethod]
    public async Task OnlyFailing_LeavesOutWhatHasNoErrorThatCounts()
    {
        await using var open = await FilledAsync();

        Assert.AreEqual("d,b", await NamesAsync(open, new SessionQuery { FailingOnly = true }));
        Assert.AreEqual("b", await NamesAsync(open, new SessionQuery { FailingOnly = true, Text = "b" }));
    }

    [TestMethod]
    public async Task Page_BehindASessionThatIsNotThere_IsTheFirst()
    {
        await using var open = await FilledAsync();

        var page = await ListAsync(open, new SessionQuery { After = 99, Order = SessionOrder.Events }, 1);

        Assert.AreEqual(("b", false), (Name(page.Sessions[0]), page.Follows));
    }

    // Half of a surrogate pair: JSON can write it, and no string is it.
    [TestMethod]
    [DataRow("""{"page":"https://a.test/","title":"\ud800"}""", "https://a.test/", null)]
    [DataRow("""{"page":7,"title":["x"]}""", null, null)]
    [DataRow("[", null, null)]
    [DataRow("", null, null)]
    public async Task Page_ThatSaysNothingReadable_IsStoredAllTheSame(string raw, string? address, string? title)
    {
        await using var open = OpenLog.Start();

        Assert.AreEqual(1, await open.AppendAsync(Batch("a", Said(1, EventCodes.BridgeStarted, raw))));

        var page = (await ListAsync(open, new(), 9)).Sessions.Single().Page;
        Assert.AreEqual((address, title), (page?.Address, page?.Title));
    }

    [TestMethod]
    public async Task Title_ThatCameWithTheWidget_TakesThePlaceOfTheFirst_AndNothingElseIsLost()
    {
        await using var open = await FilledAsync();

        await open.AppendAsync(Batch("a-session", Said(9, EventCodes.FrameFound, """{"title":"Interview"}""")));

        Assert.AreEqual("a", await NamesAsync(open, new SessionQuery { Text = "interview shop chrome" }));
        Assert.AreEqual("", await NamesAsync(open, new SessionQuery { Text = "more" }));
    }

    [TestMethod]
    public async Task Session_ThatAnotherHostRecorded_KeepsItsTimes()
    {
        await using var open = await FilledAsync();
        var recorded = Batch("old", Sample.Event(1), Sample.Event(2) with { OccurredAt = new(2026, 11, 1, 8, 30, 0, TimeSpan.Zero) });

        await open.Log.AppendAsync(AcceptedBatch.Of(recorded) with { IsRecorded = true }, CancellationToken.None);

        var list = (await ListAsync(open, new SessionQuery { Order = SessionOrder.Age, Ascending = true }, 9)).Sessions;
        Assert.AreEqual("old", Name(list[0]));
        Assert.AreEqual(
            (new(2026, 11, 1, 8, 30, 0, TimeSpan.Zero), Sample.Event(1).OccurredAt),
            (list[0].Summary.StartedAt, list[0].Summary.LastEventAt)
        );
    }

    [TestMethod]
    public async Task Session_ThatIsForgotten_TakesItsPageAlong()
    {
        await using var open = OpenLog.Start(capacity: 1);
        await open.AppendAsync(Batch("a", Said(1, EventCodes.BridgeStarted, """{"page":"https://a.test/"}""")));
        await open.AppendAsync(Batch("b", Sample.Event()));
        Assert.AreEqual(1, open.Number("SELECT count(*) FROM session_page"));

        open.Time.Advance(TimeSpan.FromHours(25));
        await open.Log.CatchUpAsync();

        Assert.AreEqual(0, open.Number("SELECT count(*) FROM session_page"));
    }

    // a is a shop's and came first, b has a widget that fails and goes on last, c is another page of the shop's, d has no page.
    private static async Task<OpenLog> FilledAsync()
    {
        var open = OpenLog.Start();
        await open.AppendAsync(
            Batch(
                "a-session",
                Started("https://shop.test/jobs", "Jobs & more"),
                Said(2, EventCodes.FrameFound, "{}"),
                Said(3, EventCodes.FrameLoaded, "{}")
            )
        );
        open.Time.Advance(TimeSpan.FromSeconds(1));
        await open.AppendAsync(Batch("b-session", Said(1, EventCodes.BridgeStarted, """{"page":"file:///x","title":"Übersicht"}""")));
        open.Time.Advance(TimeSpan.FromSeconds(1));
        await open.AppendAsync(Batch("c-session", Started("https://shop.test/checkout/jobs", "Pay")));
        open.Time.Advance(TimeSpan.FromSeconds(1));
        await open.AppendAsync(Batch("d-session", Sample.Event(1), Sample.Event(2)));
        open.Time.Advance(TimeSpan.FromSeconds(1));
        await open.AppendAsync(
            Batch(
                "b-session",
                Sample.Event(2),
                Said(3, EventCodes.FrameLoaded, "{}"),
                Said(4, EventCodes.FrameLoaded, "{}"),
                Sample.Event(5) with
                {
                    Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsOpaque },
                }
            )
        );
        return open;
    }

    private static EmittedEvent Started(string page, string title) =>
        Said(1, EventCodes.BridgeStarted, $$"""{"page":"{{page}}","title":"{{title}}","browser":"{{Chrome}}"}""");

    private static EmittedEvent Said(long sequence, EventCode code, string raw) =>
        Sample.Event(sequence) with
        {
            Source = EventSource.Bridge,
            Code = code,
            Raw = new()
            {
                Text = raw,
                Truncated = false,
                Rule = "own",
            },
        };

    private static EventBatch Batch(string session, params EmittedEvent[] events) => Sample.Batch(events) with { Session = session };

    private static Task<SessionList> ListAsync(OpenLog open, SessionQuery query, int most) =>
        open.Log.ListSessionsAsync(query, most, CancellationToken.None);

    private static async Task<string> NamesAsync(OpenLog open, SessionQuery query)
    {
        var list = await ListAsync(open, query, 9);
        Assert.AreEqual(list.Sessions.Count, list.All);
        return string.Join(',', list.Sessions.Select(Name));
    }

    private static string Name(ListedSession item) => item.Summary.Session.Split('-')[0];
}
