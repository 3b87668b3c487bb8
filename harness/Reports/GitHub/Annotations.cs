using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.GitHub;

/// <summary>What did not go as expected in a run, as annotations.</summary>
internal static class RunAnnotations
{
    public static void Write(IReadOnlyList<ReportRun> runs, TextWriter output)
    {
        foreach (var run in runs)
        {
            foreach (var item in run.Cases)
            {
                if (item.Result is { Verdict: not Verdict.Pass } failed)
                    output.WriteLine(
                        new WorkflowCommand(Severity.Error, ReportText.Of(failed))
                        {
                            Title = $"{failed.Verdict.ToWords()}: {item.Name} ({run.Run.Browser.Name})",
                        }
                    );
                else if (item.Result is { HasWarned: true } warned)
                    output.WriteLine(
                        new WorkflowCommand(Severity.Warning, string.Join('\n', ReportText.Warnings(warned)))
                        {
                            Title = $"passed with warnings: {item.Name} ({run.Run.Browser.Name})",
                        }
                    );
                if (item.Result is { Flaky: true } flaky)
                    output.WriteLine(
                        new WorkflowCommand(Severity.Warning, string.Join('\n', ReportText.Attempts(flaky)))
                        {
                            Title = $"flaky: {item.Name} ({run.Run.Browser.Name})",
                        }
                    );
            }

            if (run.Run.EndedEarly is { } why)
                output.WriteLine(
                    new WorkflowCommand(Severity.Warning, $"{why} {run.Run.NotRun.Count} scenarios were not run.")
                    {
                        Title = "The run ended early",
                    }
                );
        }
    }
}

/// <summary>Findings of checked pages as annotations, which GitHub shows beside the lines.</summary>
public static class CheckAnnotations
{
    /// <summary>Writes a line for each finding, and for each page that could not be read.</summary>
    public static void Write(CheckReport report, TextWriter output)
    {
        foreach (var page in report.Pages)
        {
            if (page.Error is { } error)
                output.WriteLine(new WorkflowCommand(Severity.Error, $"{page.Page} {error}") { File = page.Page });
            foreach (var finding in page.Findings)
            {
                // A response header is in no line.
                output.WriteLine(
                    new WorkflowCommand(finding.Severity, $"{finding.Message} {finding.Fix}")
                    {
                        File = finding.File ?? page.Page,
                        Line = finding.Line,
                        Column = finding.Column,
                        Title = finding.Rule,
                    }
                );
            }
        }
    }
}
