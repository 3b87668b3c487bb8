using AngleSharp.Html.Parser;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class GitHubReportTests
{
    [TestMethod]
    public async Task Annotations_AreALineForEachThatDidNotGoAsExpected()
    {
        var (lines, _) = await WriteAsync(MadeUpRuns.Red);

        Lines.AreEqual(
            lines.Select(line => line.Split("::")[1].Insert(0, "::")),
            "::error title=fail%3A wrong-cause (chromium)",
            "::error title=inconclusive%3A slow (chromium)",
            "::error title=error%3A dead-browser (chromium)",
            "::warning title=flaky%3A now-and-then (chromium)",
            "::error title=fail%3A never (chromium)",
            "::warning title=The run ended early"
        );
        StringAssert.Contains(lines[0], "%0Afix: Restore the project.%0A");
    }

    [TestMethod]
    public async Task Summary_CountsAndNamesWhatFailed()
    {
        var (_, summary) = await WriteAsync(MadeUpRuns.Red);

        StringAssert.Contains(summary, "| 2 | 2 | 1 | 1 | 1 | 2 | 12.3 |");
        StringAssert.Contains(
            summary,
            "| ± flaky | now-and-then | no error | widget&#95;load&#95;failed | flaky&#58; cause&#58; expected , found another &#40;expected no error, seen widget&#95;load&#95;failed&#41; |"
        );
        StringAssert.Contains(summary, "<details><summary>✕ fail wrong-cause (chromium)</summary>");
    }

    [TestMethod]
    public async Task Summary_IsAddedToWhatOthersWrote()
    {
        var (_, summary) = await WriteAsync(MadeUpRuns.Green, "# Before\n");

        StringAssert.StartsWith(summary, "# Before\n## ✅ ");
    }

    [TestMethod]
    public async Task HostileTexts_AreNeitherCommandNorMarkup()
    {
        var (lines, summary) = await WriteAsync(MadeUpRuns.Nasty);

        Assert.HasCount(3, lines);
        foreach (var line in lines)
            Assert.MatchesRegex("^::(error|warning) title=[^:,]*::", line);
        Assert.DoesNotContain(MadeUpRuns.Secret, string.Join('\n', lines) + summary);
        var page = new HtmlParser().ParseDocument(summary);
        Assert.IsEmpty(page.QuerySelectorAll("script, img"));
        Assert.DoesNotContain("\n# three", summary);
    }

    [TestMethod]
    public async Task Summary_OfVeryMuch_StaysWithinWhatGitHubTakes()
    {
        var failed = MadeUpRuns.Result("many events", Verdict.Fail);
        var loud = failed with { Events = [.. Enumerable.Repeat(failed.Events[0] with { Message = new string('x', 250) }, 200)] };
        var many = MadeUpRuns.Run([.. Enumerable.Repeat(loud, 25), .. Enumerable.Repeat(failed, 500)]);

        var (_, summary) = await WriteAsync(many);

        Assert.IsLessThan(1 << 20, summary.Length);
        StringAssert.Contains(summary, "\nAnd 325 more.\n");
        StringAssert.EndsWith(summary, "The other failures are in the log: a summary has no room for more.\n");
    }

    internal static async Task<(string[] Lines, string Summary)> WriteAsync(RunReport run, string before = "")
    {
        var folder = Directory.CreateTempSubdirectory("koji-report-").FullName;
        try
        {
            var file = Path.Combine(folder, "summary.md");
            await File.WriteAllTextAsync(file, before);
            using var output = new StringWriter { NewLine = "\n" };
            await new RunReportWriter([run]) { Annotations = output, SummaryFile = file }.WriteAsync(
                new(ReportKind.GitHub, null),
                CancellationToken.None
            );
            return (output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), await File.ReadAllTextAsync(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
