using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Cli.Commands;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Setup;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Tests.Unit.Reports;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary><c>new scenario --from</c>: what the file has of a page, of a run and of another file, and what it says it lacks.</summary>
[TestClass]
public sealed class NewScenarioTests(TestContext test) : IDisposable
{
    private const string Project = "10000000-0000-4000-8000-000000000001";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-new-");

    public void Dispose() => folder.Delete(recursive: true);

    [TestMethod]
    public void Page_WithAWidget_IsAFileThatReadsItsAttributesBack()
    {
        const string Hostile = "a\nname: other\u2028expect: none\u0085# \u001b[31m";
        var (draft, problem) = Of(
            $"<title>{Hostile}</title><iframe src='https://app.getkoji.com/embed/{Project}?mode=text&email=a%40b.example&token=t0psecret'"
                + " allow='microphone; x: &quot;\ny' sandbox='allow-scripts allow-same-origin' csp=\"default-src 'self'\" loading=lazy></iframe>"
        );

        Assert.IsNull(problem);
        var read = ScenarioFile.Read(draft!.Text);
        Assert.AreEqual(("shop", "text", "microphone; x: \"\ny"), (read.Name, read.Embed.Mode, read.Embed.Allow));
        Assert.AreEqual(
            ("allow-scripts allow-same-origin", "default-src 'self'", true),
            (read.Embed.Sandbox, read.Embed.Csp, read.Embed.Lazy)
        );
        Assert.IsNull(read.Expect);
        StringAssert.Contains(draft.Text, "# From https://shop.example/, 'a name: other");
        StringAssert.Contains(draft.Text, "\n# These parameters of its src are not in the file: email, token.\n");
        Assert.IsFalse(
            draft.Text.Contains("t0psecret", StringComparison.Ordinal) || draft.Text.Contains("b.example", StringComparison.Ordinal)
        );
        Assert.IsFalse(draft.Notes.Any(note => note.Any(char.IsControl)), string.Join('|', draft.Notes));
        Assert.AreEqual("https://shop.example/", draft.Page!.ToString());
    }

    [TestMethod]
    public void Page_WhoseIframeSaysNoMode_IsTriedByVoice_AndTheFileSaysSo()
    {
        var (draft, _) = Of($"<iframe src=https://app.getkoji.com/embed/{Project} title=x></iframe>");

        var read = ScenarioFile.Read(draft!.Text);
        Assert.AreEqual(("voice", null), (read.Embed.Mode, read.Embed.Allow));
        StringAssert.Contains(draft.Text, "\n# Its src says no mode,");
        StringAssert.Contains(draft.Text, "\n# Its project is not in the file:");
        StringAssert.Contains(draft.Text, "\n# check finds: The iframe has no allow. (allow-microphone)\n");
        StringAssert.Contains(draft.Text, "\n# check predicts that the widget gets no microphone in this page:");
    }

    [TestMethod]
    public void Page_WhoseSrcHoldsAPlaceholder_KeepsIt()
    {
        var (draft, _) = Of("<iframe src=https://koji.so/api/v1/embed/YOUR_PROJECT_ID?mode=voice allow=microphone></iframe>");

        Assert.AreEqual("YOUR_PROJECT_ID", ScenarioFile.Read(draft!.Text).Embed.Project);
        Assert.IsFalse(draft.Text.Contains("stands in for it", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("<title>Empty</title>", "https://shop.example/ ('Empty') has no iframe with Koji's widget")]
    [DataRow("<iframe src=https://elsewhere.example/></iframe>", "https://shop.example/ (without a title) has no iframe")]
    public void Page_WithoutAWidget_BecomesNoFile(string html, string expected)
    {
        var (draft, problem) = Of(html);

        Assert.IsNull(draft);
        StringAssert.StartsWith(problem, expected);
    }

    [TestMethod]
    public async Task Run_WithAFailure_IsSavedByTheCauseThatItProved()
    {
        var run = await SaveAsync(
            MadeUpRuns.Run(
                MadeUpRuns.Result("healthy-text", Verdict.Pass),
                Expired("mine", Verdict.Fail),
                Expired("other", Verdict.Pass, "session\nname: injected")
            )
        );

        var (draft, problem) = await ScenarioDraft.OfAsync(run, "again", session: null, test.CancellationToken);
        var (other, _) = await ScenarioDraft.OfAsync(run, "again", "other", test.CancellationToken);

        Assert.IsNull(problem);
        var read = ScenarioFile.Read(draft!.Text);
        Assert.AreEqual(("again", CauseIds.TokenRevoked), (read.Name, read.Expect!.Cause));
        Assert.IsFalse(draft.Text.Contains("fits these causes as well", StringComparison.Ordinal));
        StringAssert.StartsWith(draft.Notes[0], "From mine, session s-mine of ");
        Assert.AreEqual("again", ScenarioFile.Read(other!.Text).Name);
        var wrong = await Assert.ThrowsExactlyAsync<UsageException>(() =>
            ScenarioDraft.OfAsync(run, "again", "minne", test.CancellationToken)
        );
        StringAssert.EndsWith(wrong.Message, "has no 'minne'. Did you mean 'mine'? It has: healthy-text, mine, other");
    }

    [TestMethod]
    public async Task Run_InWhichNothingFailed_WantsAChoice()
    {
        var run = await SaveAsync(MadeUpRuns.Green);

        var (draft, problem) = await ScenarioDraft.OfAsync(run, "again", session: null, test.CancellationToken);

        Assert.IsNull(draft);
        StringAssert.EndsWith(problem, "failed. Choose with --session: healthy-text, archived-project");
    }

    [TestMethod]
    public async Task ScenarioFile_IsCopiedUnderItsNewName()
    {
        var file = Path.Combine(folder.FullName, "one.yaml");
        await File.WriteAllTextAsync(file, "name: one\nscenario: session-idle\nembed: { sandbox: x }\n", test.CancellationToken);

        var (draft, _) = await ScenarioDraft.OfAsync(file, "two", session: null, test.CancellationToken);

        var (one, two) = (ScenarioFile.Read(await File.ReadAllTextAsync(file, test.CancellationToken)), ScenarioFile.Read(draft!.Text));
        Assert.AreEqual(ScenarioFileWriter.Write(one with { Name = "two" }), ScenarioFileWriter.Write(two));
    }

    [TestMethod]
    [DataRow("session-idle\n", "session-idle")]
    [DataRow("  https://shop.example/ \n", "https://shop.example/")]
    [DataRow("\n", null)]
    public async Task Question_IsAnsweredByALine(string line, string? expected)
    {
        await using var questions = new StringWriter();

        var answer = await NewCommand.AskAsync(new StringReader(line), questions, test.CancellationToken);

        Assert.AreEqual(expected, answer);
        Assert.AreEqual(
            "What is it made of: a scenario, a page's address or a recorded file? [microphone-without-allow] ",
            questions.ToString()
        );
    }

    [TestMethod]
    public async Task Question_WithoutAnAnswer_EndsTheCommand()
    {
        await Assert.ThrowsExactlyAsync<OperationCanceledException>(() =>
            NewCommand.AskAsync(new StringReader(""), TextWriter.Null, test.CancellationToken)
        );
        var wrong = await Assert.ThrowsExactlyAsync<UsageException>(() =>
            NewCommand.AskAsync(new StringReader("session-idel\n"), TextWriter.Null, test.CancellationToken)
        );
        StringAssert.Contains(wrong.Message, "Did you mean 'session-idle'?");
    }

    private static (ScenarioDraft? Draft, string? Problem) Of(string html)
    {
        var address = new Uri("https://shop.example/");
        return PageDraft.Of(
            new()
            {
                Name = address.AbsoluteUri,
                Text = html,
                Language = PageLanguage.Html,
                IsServed = true,
                Address = address,
                Headers = [],
            },
            address,
            "shop"
        );
    }

    private async Task<string> SaveAsync(RunReport run)
    {
        var path = Path.Combine(folder.FullName, "run.json");
        await File.WriteAllTextAsync(
            path,
            System.Text.Json.JsonSerializer.Serialize(run, ProtocolJson.Default.RunReport),
            test.CancellationToken
        );
        return path;
    }

    // What a page sees of it fits three causes; the run saw more.
    private static ScenarioResult Expired(string name, Verdict verdict, string? session = null) =>
        MadeUpRuns.Result(name, verdict, EventCodes.SessionExpired, CauseIds.TokenRevoked) with
        {
            Session = session ?? $"s-{name}",
            Diagnosis =
            [
                new()
                {
                    Cause = CauseIds.TokenRevoked,
                    Confidence = Confidence.Proven,
                    Evidence = [],
                    Fix = "Begin a new session.",
                },
            ],
            Events =
            [
                new()
                {
                    Id = "1",
                    Run = "run",
                    Session = session ?? $"s-{name}",
                    Sequence = 4,
                    Position = 4,
                    OccurredAt = MadeUpRuns.Start,
                    ReceivedAt = MadeUpRuns.Start,
                    Source = EventSource.Widget,
                    Code = EventCodes.SessionExpired,
                    Severity = Severity.Error,
                    Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
                    Frame = new()
                    {
                        Index = 0,
                        Src = $"https://app.getkoji.com/embed/{Project}?mode=text",
                        Allow = "microphone",
                    },
                    Evidence =
                    [
                        new()
                        {
                            Fact = Fact.Handshake,
                            Value = FactValues.Yes,
                            Place = EvidencePlace.Page,
                        },
                    ],
                },
            ],
        };
}
