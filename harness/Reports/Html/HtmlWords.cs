using System.Globalization;
using KojiWidgetHarness.Components;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>Words of the page that the dashboard does not have.</summary>
internal static class HtmlWords
{
    public const string Skipped = "skipped";
    public const string Flaky = "flaky";

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
            var result => result.Verdict.Mark(),
        };

    /// <summary>A time axis in four parts, for a picture that is this long.</summary>
    public static IReadOnlyList<(double At, string Label)> Ticks(double milliseconds) =>
        [.. Enumerable.Range(0, 5).Select(number => (number / 4.0, TimeText.Rounded(Math.Floor(milliseconds * number / 4))))];

    public static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Since(TimeSpan since) => since.TotalSeconds.ToString("+0.000;−0.000", CultureInfo.InvariantCulture);

    public static string Since(long milliseconds) => Since(TimeSpan.FromMilliseconds(milliseconds));

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
