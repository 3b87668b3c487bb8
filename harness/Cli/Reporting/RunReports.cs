using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Cli.Reporting;

/// <summary>The reports that a command line asks for.</summary>
internal static class RunReports
{
    /// <summary>Where an HTML report goes that was asked for without a place.</summary>
    public const string UsualFolder = "koji-report";

    private const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    private static readonly ValueForm<string> Form = new("KIND=PLACE", "kinds of reports with their places", (text, out list) =>
        Problem(list = text) is null
    )
    {
        Hint = text => " " + Problem(text),
    };

    /// <summary><c>--report</c>, to be read with <see cref="Parse"/>.</summary>
    public static Option<IReadOnlyList<string>> Option() =>
        Form.Several("--report", $"Also report the run as {string.Join(", ", ReportTarget.Forms)}; several parted by commas, or repeated.");

    /// <summary>What the option says.</summary>
    /// <exception cref="UsageException">It asks for what there is not, or for one place twice.</exception>
    public static IReadOnlyList<ReportTarget> Parse(IEnumerable<string>? values)
    {
        try
        {
            return ReportTarget.Parse(values ?? []);
        }
        catch (FormatException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    /// <summary>The reports with an HTML report among them.</summary>
    public static IReadOnlyList<ReportTarget> WithHtml(IReadOnlyList<ReportTarget> targets) =>
        targets.Any(target => target.Kind == ReportKind.Html) ? targets : [.. targets, new(ReportKind.Html, UsualFolder)];

    private static string? Problem(string list)
    {
        try
        {
            ReportTarget.Parse([list]);
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return wrong.Message;
        }
    }

    /// <summary>Writes all of them; one that cannot be written is a line on standard error and keeps none of the others away.</summary>
    /// <param name="runs">At least one.</param>
    /// <param name="targets">What <see cref="Parse"/> gave.</param>
    /// <param name="annotations">
    /// Where GitHub's annotations go: it reads both outputs, so standard error where standard output is data.
    /// </param>
    /// <param name="areForeign">Whether the runs came from files, which anybody may have written.</param>
    /// <param name="cancellation">Ends the writing; the file that is being written is not there then.</param>
    /// <returns><see cref="ExitCodes.AsExpected"/>, or <see cref="ExitCodes.Environment"/> when one could not be written.</returns>
    public static async Task<int> WriteAsync(
        IReadOnlyList<RunReport> runs,
        IReadOnlyList<ReportTarget> targets,
        TextWriter annotations,
        bool areForeign,
        CancellationToken cancellation
    )
    {
        var writer = new RunReportWriter(runs)
        {
            Annotations = annotations,
            SummaryFile = Environment.GetEnvironmentVariable(SummaryVariable),
            AreForeign = areForeign,
        };
        var code = ExitCodes.AsExpected;
        foreach (var target in targets)
        {
            try
            {
                await writer.WriteAsync(target, cancellation);
                if (PlaceOf(target) is { } place)
                    await Console.Error.WriteLineAsync($"Report: {place}");
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"The report {target.Path ?? SummaryVariable} could not be written: {refused.Message}");
                code = ExitCodes.Environment;
            }
        }

        return code;
    }

    private static string? PlaceOf(ReportTarget target) =>
        target.Kind == ReportKind.Html
            ? Path.Combine(target.Path ?? "", "index.html")
            : target.Path ?? Environment.GetEnvironmentVariable(SummaryVariable);

    /// <summary>Writes the reports of a run of this very program.</summary>
    public static Task<int> WriteAsync(
        RunReport run,
        IReadOnlyList<ReportTarget> targets,
        TextWriter annotations,
        CancellationToken cancellation
    ) => WriteAsync([run], targets, annotations, areForeign: false, cancellation);
}
