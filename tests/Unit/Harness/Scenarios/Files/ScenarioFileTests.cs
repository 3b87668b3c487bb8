using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using KojiWidgetHarness.Harness.Scenarios.Files;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Unit.Harness;

[TestClass]
public sealed class ScenarioFileTests
{
    private const string Least = """
        name: checkout
        scenario: microphone-without-allow
        expect:
          code: microphone_denied
          cause: iframe-without-allow
        """;

    [TestMethod]
    public void File_WithTheLeast_IsTheScenarioThatItNames()
    {
        var read = ScenarioFile.Read(Least);

        var model = MicrophonePolicyScenarios.WithoutAllow;
        Assert.AreEqual(model with { Name = "checkout" }, read);
    }

    [TestMethod]
    public void File_WithAnEmbed_HasThatEmbedAndTheScenariosFaultsAndSteps()
    {
        var read = ScenarioFile.Read(Least + "\nembed:\n  mode: text\n  allow: camera\n  sandbox: null\n  loading: lazy\n  project: \"a: b\"\npurpose: Why.\n");

        Assert.AreEqual(new EmbedSettings { Mode = "text", Allow = "camera", Sandbox = null, Lazy = true, Project = "a: b" }, read.Embed);
        Assert.AreEqual("Why.", read.Purpose);
        Assert.AreSame(MicrophonePolicyScenarios.WithoutAllow.Faults, read.Faults);
    }

    [TestMethod]
    [DataRow("", "Line 1, column 1: A file is one scenario; here are 0.")]
    [DataRow("- one", "Line 1, column 1: Here belongs a mapping with: name, purpose, scenario, embed, expect.")]
    [DataRow("name: checkout\ncolour: red", "Line 2, column 1: 'colour' is not known here. There are: name,")]
    [DataRow("name: [a]", "Line 1, column 7: 'name' is a text.")]
    [DataRow("name: ../x\nscenario: y", "Line 1, column 7: A name is 1 to 50 small letters, digits and hyphens, not '../x'.")]
    [DataRow("name: x", "Line 1, column 1: 'scenario' is missing.")]
    [DataRow("name: x\nscenario: y", "Line 2, column 11: There is no scenario 'y'. See: koji-harness list")]
    [DataRow("name: x\nscenario: healthy-text", "Line 2, column 11: The scenario 'healthy-text' leads to no failure")]
    [DataRow("name: x\nscenario: session-idle", "Line 1, column 1: 'expect' is missing.")]
    [DataRow("name: x\nscenario: session-idle\nexpect:\n  code: nope\n  cause: y", "Line 4, column 9: 'nope' is no known code.")]
    [DataRow("name: x\nscenario: session-idle\nexpect:\n  code: session_expired\n  cause: nope", "Line 5, column 10: There is no cause 'nope'.")]
    [DataRow("name: x\nscenario: session-idle\nexpect:\n  code: session_expired\n  cause: opaque-origin", "Line 5, column 10: The cause 'opaque-origin' leads to microphone_denied, not to session_expired.")]
    [DataRow(Least + "\nembed:\n  mode: shout", "Line 7, column 9: 'mode' is text or voice, not 'shout'.")]
    [DataRow("name: x\nname: y", "Line 2, column 1: ")]
    [DataRow("name: \"x", "Line 1, column 7: ")]
    public void File_ThatSaysNoScenario_SaysWhereAndWhatBelongsThere(string text, string expected)
    {
        var wrong = Assert.ThrowsExactly<ScenarioFileException>(() => ScenarioFile.Read(text));

        StringAssert.StartsWith(wrong.Message, expected);
        Assert.HasCount(1, wrong.Message.Split('\n'));
    }

    [TestMethod]
    public void Session_WithHostileAttributes_IsAFileThatReadsThemBack()
    {
        const string Hostile = "\"\n  sandbox: null\nname: other # \\ \u2028 ümlaut: *a &b <script>";

        var (saved, _) = SessionFile.Of([Denied() with { Frame = new() { Index = 0, Src = "https://app.getkoji.com/embed/PUT: \"ID\"\nHERE?mode=voice", Allow = null, Sandbox = Hostile } }]);
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
            Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.Replayed }, Replays = new("session-1", 1),
        };

        Assert.AreEqual("This session has no failure that counts, so there is nothing to bring about again.", SessionFile.Of([replayed]).Problem);
        StringAssert.Contains(SessionFile.Of([Denied() with { Evidence = null }]).Problem, "fits no cause that is known");
    }

    [TestMethod]
    public void EveryCause_CanBeSaved_ByAScenarioThatLeadsToIt()
    {
        foreach (var scenario in ScenarioCatalog.All.Where(scenario => scenario.Expect is not null))
        {
            var text = $"name: x\nscenario: {scenario.Name}\nexpect:\n  code: {scenario.Expect!.Code}\n  cause: {scenario.Expect.Cause}\n";
            Assert.AreEqual(scenario with { Name = "x" }, ScenarioFile.Read(text));
        }
    }

    private static EventEnvelope Denied() => new()
    {
        Id = "1", Run = "manual", Session = "Session-1", Sequence = 4, Position = 4, OccurredAt = default, ReceivedAt = default,
        Source = EventSource.Widget,
        Code = EventCodes.MicrophoneDenied,
        Severity = Severity.Error,
        Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
        Frame = new() { Index = 0, Src = "https://app.getkoji.com/embed/10000000-0000-4000-8000-000000000001?mode=voice" },
        Evidence =
        [
            Seen(Fact.AllowPresent, "no"), Seen(Fact.AllowAttribute, "(none)"), Seen(Fact.MicrophonePolicy, "blocked"),
            Seen(Fact.HostMicrophonePolicy, "allowed"), Seen(Fact.SecureContext, "yes"), Seen(Fact.MicrophonePermission, "granted"),
            Seen(Fact.AudioInputs, "some"), Seen(Fact.FrameOrigin, "as-src"), Seen(Fact.FramePostsFrom, "as-src"), Seen(Fact.Handshake, "yes"),
        ],
    };

    private static Evidence Seen(Fact fact, string value) => new() { Fact = fact, Value = value, Place = EvidencePlace.Page };
}
