using System.Globalization;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Findings as workflow commands, which GitHub shows beside the lines (GitHub Actions, Workflow commands).</summary>
internal static class GitHubAnnotations
{
    public static void Write(CheckReport report, TextWriter output)
    {
        foreach (var page in report.Pages)
        {
            if (page.Error is { } error)
                output.WriteLine($"::error file={Property(page.Page)}::{Data($"{page.Page} {error}")}");
            foreach (var finding in page.Findings)
                output.WriteLine($"::{Command(finding.Severity)} file={Property(page.Page)}{Place(finding)},title={Property(finding.Rule)}::{Data($"{finding.Message} {finding.Fix}")}");
        }
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    // A response header stands in no line.
    private static string Place(CheckFinding finding) =>
        finding.Line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",line={finding.Line},col={finding.Column}");

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
