using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Reports.GitHub;

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
                output.WriteLine(new WorkflowCommand(finding.Severity, $"{finding.Message} {finding.Fix}")
                {
                    File = finding.File ?? page.Page,
                    Line = finding.Line,
                    Column = finding.Column,
                    Title = finding.Rule,
                });
            }
        }
    }
}
