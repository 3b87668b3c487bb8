using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>Marks and words of the pages, the dashboard's where it has them: no colour stands alone.</summary>
internal static class HtmlWords
{
    public const string Skipped = "skipped";
    public const string Flaky = "flaky";

    public static string Mark(Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => "✓",
            Verdict.Fail => "✕",
            Verdict.Inconclusive => "?",
            _ => "!",
        };

    public static string Mark(Severity severity) =>
        severity switch
        {
            Severity.Error => "✕",
            Severity.Warning => "▲",
            _ => "●",
        };

    /// <summary>What a scenario is filtered and coloured by.</summary>
    public static string State(ReportCase item) =>
        item.Result switch
        {
            null => Skipped,
            { Flaky: true } => Flaky,
            var result => result.Verdict.ToName(),
        };

    public static string Mark(ReportCase item) =>
        item.Result switch
        {
            null => "–",
            { Flaky: true } => "±",
            var result => Mark(result.Verdict),
        };

    public static string Source(EventSource source) => source == EventSource.Api ? "API" : source.ToName();

    public static string Duration(long milliseconds) =>
        milliseconds switch
        {
            < 1000 => $"{milliseconds} ms",
            < 120_000 => $"{Number(milliseconds / 1000.0)} s",
            _ => $"{Number(milliseconds / 60_000.0)} min",
        };

    /// <summary>A share of a width, as SVG takes it.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    public static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Since(TimeSpan since) => since.TotalSeconds.ToString("+0.000;−0.000", CultureInfo.InvariantCulture);
}
