using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Files;

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
        var read = ScenarioFile.Read(
            Least + "\nembed:\n  mode: text\n  allow: camera\n  sandbox: null\n  loading: lazy\n  project: \"a: b\"\npurpose: Why.\n"
        );

        Assert.AreEqual(
            new EmbedSettings
            {
                Mode = "text",
                Allow = "camera",
                Sandbox = null,
                Lazy = true,
                Project = "a: b",
            },
            read.Embed
        );
        Assert.AreEqual("Why.", read.Purpose);
        Assert.AreSame(MicrophonePolicyScenarios.WithoutAllow.Faults, read.Faults);
    }

    [TestMethod]
    public void File_ThatNamesNoScenario_SaysAllOfIt()
    {
        var read = ScenarioFile.Read(
            """
            name: busy
            browser: tabs
            timeout: 1.5m
            embed: { mode: voice }
            faults:
              - microphone: granted
              - microphone: { setting: prompt, of: widget }
              - widget-headers: { x-frame-options: DENY, referrer-policy: no-referrer }
              - page-header:
                  name: permissions-policy
                  value: microphone=()
            steps:
              - click: "#accept"
              - click: { selector: button, in: widget }
              - start-interview
              - wait-for: microphone.started
              - advance-server-clock: { by: 31m }
            afterwards: [ let-widget-answer ]
            expect:
              code: microphone_denied
              cause: opaque-origin
              source: bridge
              confidence: likely
            """
        );

        Assert.AreEqual(
            ("busy", BrowserProfile.Tabs, TimeSpan.FromSeconds(90), "voice"),
            (read.Name, read.Browser, read.Timeout, read.Embed.Mode)
        );
        CollectionAssert.AreEqual(
            new Fault[]
            {
                new MicrophoneAccess(MicrophoneSetting.Granted),
                new MicrophoneAccess(MicrophoneSetting.Prompt, PagePart.Widget),
                new WidgetHeaders(KeyValuePair.Create("x-frame-options", "DENY"), KeyValuePair.Create("referrer-policy", "no-referrer")),
                new HostPageHeader("permissions-policy", "microphone=()"),
            },
            read.Faults.ToArray()
        );
        CollectionAssert.AreEqual(
            new Step[]
            {
                new Click("#accept"),
                new Click("button", PagePart.Widget),
                new StartInterview(),
                new AwaitEvent(EventCodes.MicrophoneStarted),
                new AdvanceServerClock(TimeSpan.FromMinutes(31)),
            },
            read.Steps.ToArray()
        );
        CollectionAssert.AreEqual(new Step[] { new LetWidgetAnswer() }, read.Afterwards.ToArray());
        // What it does not say of the expectation is as the catalogue has it for that cause.
        Assert.AreEqual(
            new Expectation
            {
                Code = EventCodes.MicrophoneDenied,
                Cause = CauseIds.OpaqueOrigin,
                Source = EventSource.Bridge,
                Confidence = Confidence.Likely,
                Distrust = TrustReason.OriginIsOpaque,
                Otherwise = EventCodes.MicrophoneStarted,
            },
            read.Expect
        );
    }

    [TestMethod]
    public void File_ThatNamesAScenario_TakesFromItWhatItDoesNotSay()
    {
        var model = MicrophonePermissionScenarios.Revoked;

        var read = ScenarioFile.Read($"name: x\nscenario: {model.Name}\nfaults: []\nexpect: none\n");

        Assert.AreSame(model.Steps, read.Steps);
        Assert.AreEqual((0, null, model.Purpose), (read.Faults.Count, read.Expect, read.Purpose));
        Assert.AreEqual(model with { Name = "x" }, ScenarioFile.Read($"name: x\nscenario: {model.Name}\n"));
    }

    [TestMethod]
    public void File_WithAnotherCauseThanItsScenario_ExpectsWhatIsUsualWithThatCause()
    {
        var read = ScenarioFile.Read("name: x\nscenario: unknown-project\nexpect: { cause: connection-refused }\n");

        Assert.AreEqual(ConnectionScenarios.NothingListening.Expect, read.Expect);
    }

    [TestMethod]
    [DataRow("", "Line 1, column 1: A file is one scenario; here is none.")]
    [DataRow(
        "- one",
        "Line 1, column 1: Here belongs a mapping with: name, purpose, scenario, browser, service-workers, timeout, watch, embed, faults, steps, afterwards, expect."
    )]
    [DataRow("name: checkout\ncolour: red", "Line 2, column 1: 'colour' is not known here. Use one of: name, purpose,")]
    [DataRow("name: [a]", "Line 1, column 7: 'name' is 1 to 50 lowercase letters, digits and hyphens, not a list.")]
    [DataRow("name: ../x\nscenario: y", "Line 1, column 7: A name is 1 to 50 lowercase letters, digits and hyphens, not '../x'.")]
    [DataRow(
        "name: x",
        "Line 1, column 1: 'expect' is missing: 'none', or a mapping with code and cause; or name a 'scenario' to take it from."
    )]
    [DataRow("name: x\nexpect:", "Line 2, column 8: 'expect' is missing:")]
    [DataRow("name: x\nexpect: all", "Line 2, column 9: 'expect' is 'none', or a mapping with code and cause, not 'all'.")]
    [DataRow("name: x\nexpect: { code: session_expired }", "Line 2, column 9: 'cause' is missing: a cause.")]
    [DataRow("name: x\nscenario: y", "Line 2, column 11: Unknown scenario 'y'. See: koji-harness list")]
    [DataRow("name: x\nscenario: session-idle\nexpect:\n  code: nope\n  cause: y", "Line 4, column 9: Unknown code 'nope'.")]
    [DataRow(
        "name: x\nscenario: session-idle\nexpect:\n  code: session_expired\n  cause: nope",
        "Line 5, column 10: Unknown cause 'nope'."
    )]
    [DataRow(
        "name: x\nscenario: session-idle\nexpect:\n  code: session_expired\n  cause: opaque-origin",
        "Line 5, column 10: The cause 'opaque-origin' leads to microphone_denied, not to session_expired."
    )]
    [DataRow(Least + "\nembed:\n  mode: shout", "Line 7, column 9: 'mode' is text or voice, not 'shout'.")]
    [DataRow("name: x\nname: y", "Line 2, column 1: 'name' is there twice.")]
    [DataRow(
        "name: x\nexpect: none\nbrowser: netscape",
        "Line 3, column 10: 'browser' is microphone or no-microphone or unreadable-microphone or no-third-party-storage or tabs, not 'netscape'."
    )]
    [DataRow("name: x\nexpect: none\ntimeout: 30", "Line 3, column 10: 'timeout' is a time such as 500ms, 10s or 2m, not '30'.")]
    [DataRow(
        "name: x\nexpect: none\nsteps: speak",
        "Line 3, column 8: 'steps' is a list of steps, each in a line that begins with '- '; [] for none."
    )]
    [DataRow("name: x\nexpect: none\nsteps: [ [] ]", "Line 3, column 10: A step is one of: start-interview, answer, speak,")]
    [DataRow(
        "name: x\nexpect: none\nsteps:\n- speek",
        "Line 4, column 3: Unknown step 'speek'. Use one of: start-interview, answer, speak,"
    )]
    [DataRow("name: x\nexpect: none\nsteps:\n- speak: up", "Line 4, column 10: 'speak' takes nothing: write only '- speak'.")]
    [DataRow("name: x\nexpect: none\nsteps:\n- answer", "Line 4, column 3: 'answer' takes text: a text.")]
    [DataRow("name: x\nexpect: none\nsteps:\n- click: { on: a }", "Line 4, column 12: 'on' is not known here. Use one of: selector, in.")]
    [DataRow("name: x\nexpect: none\nsteps:\n- click: { in: widget }", "Line 4, column 10: 'selector' is missing: a text.")]
    [DataRow("name: x\nexpect: none\nsteps:\n- wait-for: nothing", "Line 4, column 13: Unknown code 'nothing'. Use one of: ")]
    [DataRow(
        "name: x\nexpect: none\nfaults:\n- answers-status: 99",
        "Line 4, column 19: 'answers-status' is a whole number from 200 to 599, not '99'."
    )]
    [DataRow(
        "name: x\nexpect: none\nfaults:\n- api-refuses: session_expired",
        "Line 4, column 16: Unknown code 'session_expired'. Use one of: "
    )]
    [DataRow(
        "name: x\nexpect: none\nfaults:\n- page-header: csp",
        "Line 4, column 16: 'page-header' takes a mapping; 'value' is missing: a text on one line."
    )]
    [DataRow(
        "name: x\nexpect: none\nfaults:\n- page-header: { name: X-Y, value: z }",
        "Line 4, column 24: 'name' is a header's name in lower case, such as content-security-policy, not 'X-Y'."
    )]
    [DataRow("name: x\nexpect: none\nfaults:\n- widget-headers: {}", "Line 4, column 19: 'widget-headers' is a mapping of headers,")]
    [DataRow(
        "name: x\nexpect: none\nfaults:\n- widget-headers: { a: \"b\\nc\" }",
        "Line 4, column 24: 'a' is a text on one line, not 'b c'."
    )]
    [DataRow(
        "name: x\nexpect: none\nbrowser: microphone\nsteps:\n- freeze-tab: 31m",
        "Line 3, column 10: A tab is frozen here, so the file has to say 'browser: tabs'."
    )]
    [DataRow("name: x\nexpect: none\npurpose: |\n  a\n  b", "Line 3, column 10: 'purpose' is a text on one line, not 'a b'.")]
    [DataRow("name: &a x", "Line 1, column 7: '&a' does not belong in a scenario file: leave it out.")]
    [DataRow("name: *a", "Line 1, column 7: '*a' does not belong in a scenario file: write the value out.")]
    [DataRow("name: !!str x", "Line 1, column 7: A tag does not belong in a scenario file: leave it out.")]
    [DataRow("? [a]\n: b", "Line 1, column 3: A key is a word, not a list.")]
    [DataRow("name: [[[[[[[[x]]]]]]]]", "Line 1, column 14: This is nested more than 8 deep.")]
    [DataRow("name: x\n---\nname: y", "Line 2, column 1: A file is one scenario; here begins another.")]
    [DataRow("name: x\n\tpurpose: y", "Line 1, column 7: While scanning a plain scalar, found a tab character")]
    [DataRow("name: \"\\e[31m\"", "Line 1, column 7: A name is 1 to 50 lowercase letters, digits and hyphens, not '\uFFFD[31m'.")]
    [DataRow("name: \"x", "Line 1, column 7: ")]
    public void File_ThatSaysNoScenario_SaysWhereAndWhatBelongsThere(string text, string expected)
    {
        var wrong = Assert.ThrowsExactly<ScenarioFileException>(() => ScenarioFile.Read(text));

        StringAssert.StartsWith(wrong.Message, expected);
        Assert.HasCount(1, wrong.Message.Split('\n'));
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
}
