using KojiWidgetHarness.Host.Issues;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Issues;
using KojiWidgetHarness.Tests.Host.Server.EventLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace KojiWidgetHarness.Tests.Host.Server.Issues;

/// <summary>What fails, by its cause.</summary>
[TestClass]
public sealed class IssueBoardTests
{
    private const string WithoutAllow = "microphone_denied:iframe-without-allow";
    private const string Unknown = "microphone_denied:unknown";

    [TestMethod]
    public async Task Errors_OfOneCause_AreOneIssueWithThePagesThatHadThem()
    {
        await using var open = OpenLog.Start();
        var board = Board(open);
        await StartPageAsync(open, "s1", "https://shop.example/jobs", "Jobs", Firefox);
        await StartPageAsync(open, "s2", "https://shop.example/jobs", "Jobs", Firefox);
        await StartPageAsync(open, "s3", "https://other.example/", "", "something nobody knows/1");
        await FailAsync(open, "s1", 3, Denied);
        await FailAsync(open, "s2", 3, Denied);
        // What is read at first and what comes while somebody looks are counted alike.
        Assert.AreEqual(2, (await ReadAsync(board)).Issues.Single().Events);
        await FailAsync(open, "s3", 3, Denied);
        await FailAsync(open, "s3", 4, Denied);

        var issue = (await ReadAsync(board)).Issues.Single();

        Assert.AreEqual(WithoutAllow, issue.Id);
        CollectionAssert.AreEqual(new[] { CauseIds.IframeWithoutAllow }, issue.Causes.ToArray());
        Assert.AreEqual((Confidence.Likely, 4, 3), (issue.Confidence, issue.Events, issue.Sessions));
        Assert.AreEqual(open.Log.LastPosition, issue.Newest.Envelope.Position);
        Assert.AreEqual(
            "https://other.example/||·s3·1 https://shop.example/jobs|Jobs|Firefox 145 on Linux·s2·2",
            string.Join(' ', issue.Pages.Select(page => $"{page.Address}|{page.Title}|{page.Browser}·{page.Session}·{page.Sessions}"))
        );
    }

    [TestMethod]
    public async Task Error_WithoutEvidence_IsAnIssueWhoseCauseIsNotKnown()
    {
        await using var open = OpenLog.Start();
        await FailAsync(open, "s1", 1, null);
        await FailAsync(open, "s1", 2, Denied);

        var issues = (await ReadAsync(Board(open))).Issues;

        // The one that happened last is first.
        CollectionAssert.AreEqual(new[] { WithoutAllow, Unknown }, issues.Select(issue => issue.Id).ToArray());
        Assert.IsEmpty(issues[1].Causes);
        Assert.IsNull(issues[1].Confidence);
        Assert.AreEqual(null, issues[1].Pages.Single().Address);
    }

    [TestMethod]
    public async Task What_DoesNotCount_IsInNoIssue()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(
            Sample.Batch(
                Sample.Event(1) with
                {
                    Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.Replayed },
                },
                Sample.Event(2) with
                {
                    Code = EventCodes.WidgetReady,
                },
                Sample.Event(3) with
                {
                    Code = EventCodes.FrameRemoved,
                }
            )
        );

        var list = await ReadAsync(Board(open));

        Assert.IsEmpty(list.Issues);
        Assert.AreEqual(3, list.Through);
    }

    [TestMethod]
    public async Task Issue_ThatWasResolved_OpensAgainWithTheNextError()
    {
        await using var open = OpenLog.Start();
        var marks = Marks(open);
        var board = Board(open, marks);
        await FailAsync(open, "s1", 1, Denied);
        marks.Set(WithoutAllow, IssueState.Resolved);
        Assert.AreEqual((IssueState.Resolved, false), await StateAsync());

        await FailAsync(open, "s1", 2, Denied);

        Assert.AreEqual((IssueState.Open, true), await StateAsync());
        // Kept beside the log: another host of the same folder knows it.
        board = Board(open);
        Assert.AreEqual((IssueState.Open, true), await StateAsync());

        async Task<(IssueState, bool)> StateAsync() =>
            (await ReadAsync(board)).Issues.Single() is var issue ? (issue.State, issue.CameBack) : default;
    }

    [TestMethod]
    public async Task Issue_ThatIsExpected_StaysSoAndStandsBehindOpenOnes()
    {
        await using var open = OpenLog.Start();
        var marks = Marks(open);
        await FailAsync(open, "s1", 1, null);
        marks.Set(WithoutAllow, IssueState.Expected);
        await FailAsync(open, "s1", 2, Denied);

        var issues = (await ReadAsync(Board(open, Marks(open)))).Issues;

        CollectionAssert.AreEqual(
            new[] { (Unknown, IssueState.Open), (WithoutAllow, IssueState.Expected) },
            issues.Select(issue => (issue.Id, issue.State)).ToArray()
        );
        marks.Set(WithoutAllow, IssueState.Open);
        Assert.IsTrue((await ReadAsync(Board(open, Marks(open)))).Issues.All(issue => issue.State == IssueState.Open));
    }

    [TestMethod]
    [DataRow("not json")]
    [DataRow("[]")]
    [DataRow("{\"microphone_denied:unknown\": null}")]
    [DataRow("{\"microphone_denied:unknown\": {\"state\": \"expected\", \"position\": 9}}")]
    public async Task States_ThatCannotBeRead_OrAreOfAnotherLog_LeaveIssuesOpen(string kept)
    {
        await using var open = OpenLog.Start();
        await FailAsync(open, "s1", 1, null);
        await File.WriteAllTextAsync(Path.Combine(open.Folder, "issues.json"), kept);

        Assert.AreEqual(IssueState.Open, (await ReadAsync(Board(open))).Issues.Single().State);
    }

    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    private static readonly Evidence[] Denied =
    [
        Seen(Fact.AllowPresent, "no"),
        Seen(Fact.MicrophonePolicy, FactValues.Blocked),
        Seen(Fact.HostMicrophonePolicy, FactValues.Allowed),
        Seen(Fact.AllowSinceLoad, FactValues.Unchanged),
    ];

    private static Evidence Seen(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.Page,
        };

    private static IssueMarks Marks(OpenLog open) => new(OpenLog.Settings(open.Folder), open.Log, NullLogger<IssueMarks>.Instance);

    private static IssueBoard Board(OpenLog open, IssueMarks? marks = null) => new(open.Log, new PageFacts(open.Log), marks ?? Marks(open));

    private static Task<IssueList> ReadAsync(IssueBoard board) => board.ReadAsync(CancellationToken.None);

    private static Task<int> FailAsync(OpenLog open, string session, long sequence, Evidence[]? evidence) =>
        open.AppendAsync(Sample.Batch(Sample.Event(sequence) with { Evidence = evidence }) with { Session = session });

    private static Task<int> StartPageAsync(OpenLog open, string session, string page, string title, string browser) =>
        open.AppendAsync(
            Sample.Batch(
                Sample.Event(1) with
                {
                    Code = EventCodes.BridgeStarted,
                    Source = EventSource.Bridge,
                    Raw = new() { Text = $$"""{"page":"{{page}}","title":"","browser":"{{browser}}"}""", Truncated = false },
                },
                Sample.Event(2) with
                {
                    Code = EventCodes.FrameFound,
                    Source = EventSource.Bridge,
                    Raw = new() { Text = $$"""{"title":"{{title}}"}""", Truncated = false },
                }
            ) with
            {
                Session = session,
            }
        );
}
