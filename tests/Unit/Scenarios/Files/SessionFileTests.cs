using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Files.Words;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Files;

[TestClass]
public sealed class SessionFileTests
{
    [TestMethod]
    public void Session_WithHostileAttributes_IsAFileThatReadsThemBack()
    {
        const string Hostile = "\"\n  sandbox: null\nname: other # \\ \u2028 ümlaut: *a &b <script>";

        var (saved, _) = SessionFile.Of([
            Denied() with
            {
                Frame = new()
                {
                    Index = 0,
                    Src = "https://app.getkoji.com/embed/PUT: \"ID\"\nHERE?mode=voice",
                    Allow = null,
                    Sandbox = Hostile,
                },
            },
        ]);
        var read = ScenarioFile.Read(saved!.Text);

        Assert.AreEqual("iframe-without-allow-session1.scenario.yaml", saved.FileName);
        Assert.AreEqual(("iframe-without-allow-session1", Hostile, null), (read.Name, read.Embed.Sandbox, read.Embed.Allow));
        Assert.AreEqual("voice", read.Embed.Mode);
        Assert.AreEqual((EventCodes.MicrophoneDenied, CauseIds.IframeWithoutAllow), (read.Expect!.Code, read.Expect.Cause));
    }

    [TestMethod]
    public void Session_WithSeveralPossibleCauses_NamesTheOthersInAComment()
    {
        var (saved, _) = SessionFile.Of([Denied() with { Code = EventCodes.WidgetLoadFailed, Evidence = [Seen(Fact.Handshake, "yes")] }]);

        StringAssert.Contains(saved!.Text, "#   cause archived-project, scenario archived-project\n");
        Assert.AreEqual(CauseIds.UnknownProject, ScenarioFile.Read(saved.Text).Expect!.Cause);
    }

    [TestMethod]
    public void Session_WhoseSrcHoldsAPlaceholder_IsSavedByThatCause()
    {
        var failed = Denied() with
        {
            Code = EventCodes.WidgetLoadFailed,
            Evidence = [Seen(Fact.Handshake, "yes")],
            Frame = new() { Index = 0, Src = "https://koji.so/api/v1/embed/YOUR_PROJECT_ID" },
        };

        var read = ScenarioFile.Read(SessionFile.Of([failed]).Saved!.Text);

        Assert.AreEqual((CauseIds.MalformedProjectId, "YOUR_PROJECT_ID"), (read.Expect!.Cause, read.Embed.Project));
    }

    [TestMethod]
    public void Session_WithoutAFailureThatCounts_SaysSo()
    {
        var replayed = Denied() with
        {
            Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.Replayed },
            Replays = new("session-1", 1),
        };

        Assert.AreEqual("This session has no failure that counts, so there is nothing to reproduce.", SessionFile.Of([replayed]).Problem);
        StringAssert.Contains(SessionFile.Of([Denied() with { Evidence = null }]).Problem, "fits no cause that is known");
    }

    [TestMethod]
    [DataRow("text", 0, "")]
    [DataRow("text", 2, "answer,wait-for interview.message 1,answer,wait-for interview.message 2")]
    [DataRow("text", 11, "")]
    [DataRow("voice", 1, "speak,wait-for interview.message 1")]
    public void Session_ThatExpired_IsSavedWithTheRepliesBeforeIt(string mode, int replies, string before)
    {
        var text = SessionFile.Of(Expired(mode, replies)).Saved!.Text;
        var read = ScenarioFile.Read(text);

        string[] head = mode == "voice" ? ["start-interview", "wait-for microphone.started 1"] : ["start-interview"];
        string[] tail = ["advance-server-clock", mode == "voice" ? "speak" : "answer"];
        Assert.AreEqual(
            string.Join(',', [.. head, .. before.Split(',', StringSplitOptions.RemoveEmptyEntries), .. tail]),
            string.Join(',', read.Steps.Select(Name))
        );
        Assert.AreEqual(
            mode == "voice" ? 1 : 0,
            read.Faults.OfType<MicrophoneAccess>().Count(access => access.Setting == MicrophoneSetting.Granted)
        );
        Assert.AreEqual(before.Length > 0 ? EventCodes.InterviewCompleted : EventCodes.InterviewMessage, read.Expect!.Otherwise);
        Assert.AreEqual(replies > 0, text.Contains($"# Replies before the failure: {replies}. ", StringComparison.Ordinal));
        Assert.AreEqual(replies > 0 && before.Length == 0, text.Contains("left out here", StringComparison.Ordinal));
        Assert.AreEqual((EventCodes.SessionExpired, CauseIds.Inactivity), (read.Expect.Code, read.Expect.Cause));
    }

    [TestMethod]
    public void Session_OfAGivenName_IsCalledSo()
    {
        var (saved, _) = SessionFile.Of([Denied()], "checkout");

        Assert.AreEqual(("checkout.scenario.yaml", "checkout"), (saved!.FileName, ScenarioFile.Read(saved.Text).Name));
    }

    private static string Name(Step step) =>
        step switch
        {
            AwaitEvent wait => $"wait-for {wait.Code} {wait.Times}",
            _ => StepWords.All.Single(word => word.Makes == step.GetType()).Name,
        };

    private static IReadOnlyList<EventEnvelope> Expired(string mode, int replies)
    {
        var failure = Denied() with
        {
            Code = EventCodes.SessionExpired,
            Position = 100,
            Frame = new()
            {
                Index = 0,
                Src = $"https://app.getkoji.com/embed/10000000-0000-4000-8000-000000000001?mode={mode}",
                Allow = "microphone",
            },
            Evidence = [Seen(Fact.Handshake, FactValues.Yes), Seen(Fact.PageHalt, FactValues.None)],
        };
        var reply = failure with { Code = EventCodes.InterviewMessage, Severity = Severity.Info, Evidence = null };
        // One that nobody trusts, one that was sent again and one that came too late show no reply.
        return
        [
            reply with
            {
                Position = 1,
                Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget },
            },
            reply with
            {
                Position = 2,
                Replays = new("session-1", 1),
            },
            .. Enumerable.Range(3, replies).Select(position => reply with { Position = position }),
            failure,
            reply with
            {
                Position = 101,
            },
        ];
    }

    private static EventEnvelope Denied() =>
        new()
        {
            Id = "1",
            Run = "manual",
            Session = "Session-1",
            Sequence = 4,
            Position = 4,
            OccurredAt = default,
            ReceivedAt = default,
            Source = EventSource.Widget,
            Code = EventCodes.MicrophoneDenied,
            Severity = Severity.Error,
            Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
            Frame = new() { Index = 0, Src = "https://app.getkoji.com/embed/10000000-0000-4000-8000-000000000001?mode=voice" },
            Evidence =
            [
                Seen(Fact.AllowPresent, "no"),
                Seen(Fact.AllowSinceLoad, FactValues.Unchanged),
                Seen(Fact.AllowAttribute, "(none)"),
                Seen(Fact.MicrophonePolicy, "blocked"),
                Seen(Fact.HostMicrophonePolicy, "allowed"),
                Seen(Fact.SecureContext, "yes"),
                Seen(Fact.MicrophonePermission, "granted"),
                Seen(Fact.AudioInputs, "some"),
                Seen(Fact.FrameOrigin, "as-src"),
                Seen(Fact.FramePostsFrom, "as-src"),
                Seen(Fact.Handshake, "yes"),
            ],
        };

    private static Evidence Seen(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.Page,
        };
}
