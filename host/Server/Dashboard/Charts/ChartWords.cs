using System.Globalization;

namespace KojiWidgetHarness.Host.Dashboard.Charts;

/// <summary>What a chart says to anyone who does not see it, or points at a part of it.</summary>
internal static class ChartWords
{
    /// <summary>A whole chart.</summary>
    public static string Of(CodeSeries series, ChartSpan span) =>
        $"{Events(series.Total)} from {span.From.Moment()} to {span.To.Moment()}, at most {Number(series.Most)} in {Durations.Of(span.Part)}";

    /// <summary>Describes one bar.</summary>
    public static string Of(ChartBar bar, ChartSpan span)
    {
        var untrusted = bar.Untrusted > 0 ? $", {Number(bar.Untrusted)} untrusted" : "";
        return $"{Events(bar.Count)}{untrusted}, {span.Begin(bar.Part).Moment()} for {Durations.Of(span.Part)}";
    }

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Events(long count) => count == 1 ? "1 event" : $"{Number(count)} events";
}
