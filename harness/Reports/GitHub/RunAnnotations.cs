using KojiWidgetHarness.Protocol;
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
                    output.WriteLine(new WorkflowCommand(Severity.Error, ReportText.Of(failed)) { Title = $"{failed.Verdict.ToWords()}: {item.Name} ({run.Run.Browser.Name})" });
                else if (item.Result is { HasWarned: true } warned)
                    output.WriteLine(new WorkflowCommand(Severity.Warning, string.Join('\n', ReportText.Warnings(warned))) { Title = $"passed with warnings: {item.Name} ({run.Run.Browser.Name})" });
                if (item.Result is { Flaky: true } flaky)
                    output.WriteLine(new WorkflowCommand(Severity.Warning, string.Join('\n', ReportText.Attempts(flaky))) { Title = $"flaky: {item.Name} ({run.Run.Browser.Name})" });
            }

            if (run.Run.EndedEarly is { } why)
                output.WriteLine(new WorkflowCommand(Severity.Warning, $"{why} {run.Run.NotRun.Count} scenarios were not run.") { Title = "The run ended early" });
        }
    }
}
