using System.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.GitHub;
using KojiWidgetHarness.Reports.Html;
using KojiWidgetHarness.Reports.Output;
using KojiWidgetHarness.Reports.Runs;
using KojiWidgetHarness.Reports.Sarif;

namespace KojiWidgetHarness.Reports;

/// <summary>Writes reports of runs in the forms that people and services read.</summary>
public sealed class RunReportWriter
{
    private readonly IReadOnlyList<ReportRun> runs;

    /// <summary>The name of an HTML report's page, in its folder.</summary>
    public static string PageName => HtmlReport.PageName;

    /// <summary>A report of runs that belong together: the shards of one, or the same scenarios in several browsers.</summary>
    /// <param name="runs">At least one.</param>
    public RunReportWriter(IReadOnlyList<RunReport> runs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count);
        this.runs = [.. runs.Select(ReportRun.Of)];
    }

    /// <summary>Where annotations go.</summary>
    public TextWriter Annotations { get; init; } = TextWriter.Null;

    /// <summary>The file that a summary is appended to; null for none.</summary>
    public string? SummaryFile { get; init; }

    /// <summary>
    /// Gets a value indicating whether the runs came from files: then an attachment is taken from its very path alone, and through no link.
    /// </summary>
    public bool AreForeign { get; init; }

    /// <summary>
    /// What reports say of one scenario, in lines: what was expected and did not hold, why, what to do, and what the log holds.
    /// </summary>
    public static string Describe(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ReportText.Of(CleanRun.Of(result));
    }

    /// <summary>Whether a file is the page of an HTML report.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsPage(string path) => HtmlReport.IsPage(path);

    /// <summary>Writes one report, whole or not at all; makes the folders above it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public Task WriteAsync(ReportTarget target, CancellationToken cancellation) =>
        target switch
        {
            { Kind: ReportKind.GitHub } => WriteGitHubAsync(cancellation),
            { Path: null } => throw new ArgumentException($"{target.Kind} needs a place.", nameof(target)),
            { Kind: ReportKind.JUnit, Path: var path } => ReportFile.WriteAsync(
                path,
                (stream, _) => JUnitReport.WriteAsync(runs, stream),
                cancellation
            ),
            { Kind: ReportKind.Trx, Path: var path } => ReportFile.WriteAsync(
                path,
                (stream, _) => TrxReport.WriteAsync(runs, stream),
                cancellation
            ),
            { Kind: ReportKind.Ctrf, Path: var path } => ReportFile.WriteAsync(
                path,
                (stream, token) => CtrfReport.WriteAsync(runs, stream, token),
                cancellation
            ),
            { Kind: ReportKind.Sarif, Path: var path } => ReportFile.WriteAsync(path, SarifRunLog.Write(runs), cancellation),
            { Kind: ReportKind.Html, Path: var path } => HtmlReport.WriteAsync(runs, path, AreForeign, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(target), target.Kind, "No such report."),
        };

    private async Task WriteGitHubAsync(CancellationToken cancellation)
    {
        RunAnnotations.Write(runs, Annotations);
        // Others write to it, too: nothing of theirs may go.
        if (SummaryFile is { Length: > 0 } file)
            await File.AppendAllTextAsync(file, RunSummary.Of(runs), new UTF8Encoding(false), cancellation);
    }
}
