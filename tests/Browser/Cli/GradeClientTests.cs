using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>
/// Three clients, written to be graded: one does all wrong, one does all well, one is in another language and has one fault.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class GradeClientTests
{
    // They wait most of their time, as clients should: side by side in one test, they keep one worker from others, and not all.
    [TestMethod]
    [Timeout(300_000, CooperativeCancellation = false)]
    public async Task Clients_Graded_HaveEachOfTheirFaultsFoundAndNoOther()
    {
        var graded = await Task.WhenAll(
            GradeAsync($"dotnet {ClientPrograms.Naive}"),
            GradeAsync($"dotnet {ClientPrograms.Good}"),
            GradeAsync($"node {ClientPrograms.Node}")
        );

        AssertNaive(graded[0].Report, graded[0].Cli);
        AssertGood(graded[1].Report, graded[1].Cli);
        Assert.AreEqual("refused: It logs the API key.", Describe(graded[2].Report), "the client of another language");
    }

    private static void AssertNaive(GradeReport report, CliProcess cli)
    {
        Assert.AreEqual(1, cli.ExitCode, cli.Errors);
        Assert.AreEqual(
            """
            rate-limited: It did not wait as long as the 429 said.
            limit-near: It ran into the limit, though a response had said that nothing remained.
            outage: Its pauses do not grow.
            outage: Its pauses are the same each time.
            refused: It sent a request 4 times that had been refused for good.
            refused: It does not log what came.
            completed-already: It asked 4 times to complete an interview that was complete.
            completed-already: It failed because the interview was complete already.
            session-expired: It did not start a new interview when its session was over.
            session-expired: It went on with a session that was over.
            """,
            Describe(report),
            "the naive client"
        );
        Assert.IsTrue(
            report.Results.SelectMany(result => result.Findings).All(finding => finding.Evidence.Count > 0 && finding.Fix.Length > 0)
        );
    }

    private static void AssertGood(GradeReport report, CliProcess cli)
    {
        Assert.AreEqual("", Describe(report), "the good client");
        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        Assert.IsTrue(report.Results.All(result => result.Verdict == Verdict.Pass), cli.Output);
        Assert.HasCount(6, report.Results);
    }

    [TestMethod]
    // Longer than a busy machine needs to start a program, but where that is what is waited for.
    [DataRow("no-such-program-anywhere", "60s", "'no-such-program-anywhere' cannot be run:")]
    [DataRow(
        "node -e process.exit(0)",
        "60s",
        "The command called no API. Have it read KOJI_BASE_URL, KOJI_API_KEY and KOJI_PROJECT_ID from its environment."
    )]
    [DataRow("node -e setTimeout(()=>0,60000)", "1s", "The command did not end, though nothing disturbed it.")]
    public async Task Command_ThatIsNotAClient_IsRefusedInOneLine(string command, string patience, string expected)
    {
        var cli = await CommandLine.RunAsync($"grade-client --timeout {patience} -- {command}");

        Assert.AreEqual(2, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, expected);
        Assert.AreEqual("", cli.Output);
    }

    private static async Task<(GradeReport Report, CliProcess Cli)> GradeAsync(string command)
    {
        var cli = await CommandLine.RunAsync($"grade-client --format json -- {command}");
        return (
            JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.GradeReport) ?? throw new InvalidOperationException(cli.Errors),
            cli
        );
    }

    private static string Describe(GradeReport report) =>
        string.Join(
            '\n',
            report.Results.SelectMany(result => result.Findings, (result, finding) => $"{result.Exercise}: {finding.Summary}")
        );
}
