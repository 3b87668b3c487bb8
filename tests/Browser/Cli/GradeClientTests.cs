using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>Three clients, written to be graded: one does all wrong, one does all well, one is in another language and has one fault.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class GradeClientTests
{
    [TestMethod]
    public async Task NaiveClient_Graded_HasEachOfItsFaultsFound()
    {
        var (report, cli) = await GradeAsync($"dotnet {ClientPrograms.Naive}");

        Assert.AreEqual(1, cli.ExitCode, cli.Errors);
        Assert.AreEqual(
            """
            rate-limited: It did not wait as long as the 429 said.
            limit-near: It ran into the limit, though it had been told that nothing remained.
            outage: Its pauses do not grow.
            outage: Its pauses are the same each time.
            refused: It sent a request 4 times that had been refused for good.
            refused: It does not log what came.
            completed-already: It asked 4 times to complete an interview that was complete.
            completed-already: It failed because the interview was complete already.
            session-expired: It did not start a new interview when its session was over.
            session-expired: It went on with a session that was over.
            """,
            Told(report));
        Assert.IsTrue(report.Results.SelectMany(result => result.Findings).All(finding => finding.Evidence.Count > 0 && finding.Fix.Length > 0));
    }

    [TestMethod]
    public async Task GoodClient_Graded_HasNoFinding()
    {
        var (report, cli) = await GradeAsync($"dotnet {ClientPrograms.Good}");

        Assert.AreEqual("", Told(report));
        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        Assert.IsTrue(report.Results.All(result => result.Verdict == Verdict.Pass), cli.Output);
        Assert.HasCount(6, report.Results);
    }

    [TestMethod]
    public async Task ClientOfAnotherLanguage_Graded_HasItsOneFaultFound()
    {
        var (report, _) = await GradeAsync($"node {ClientPrograms.Node}");

        Assert.AreEqual("refused: It logs the API key.", Told(report));
    }

    [TestMethod]
    [DataRow("no-such-program-anywhere", "'no-such-program-anywhere' cannot be run:")]
    [DataRow("node -e process.exit(0)", "The command called no API. Have it read KOJI_BASE_URL, KOJI_API_KEY and KOJI_PROJECT_ID from its environment.")]
    [DataRow("node -e setTimeout(()=>0,60000)", "The command did not end, though nothing disturbed it.")]
    public async Task Command_ThatIsNoClient_IsRefusedInOneLine(string command, string expected)
    {
        var cli = await CommandLine.RunAsync($"grade-client --timeout 1 -- {command}");

        Assert.AreEqual(2, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, expected);
        Assert.AreEqual("", cli.Output);
    }

    private static async Task<(GradeReport Report, CliProcess Cli)> GradeAsync(string command)
    {
        var cli = await CommandLine.RunAsync($"grade-client --format json -- {command}");
        return (JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.GradeReport) ?? throw new InvalidOperationException(cli.Errors), cli);
    }

    private static string Told(GradeReport report) =>
        string.Join('\n', report.Results.SelectMany(result => result.Findings, (result, finding) => $"{result.Exercise}: {finding.Summary}"));
}
