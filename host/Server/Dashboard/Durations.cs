using System.Globalization;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>Lengths of time for people.</summary>
internal static class Durations
{
    /// <summary>As milliseconds, seconds, minutes or hours; below zero with a minus.</summary>
    public static string Of(TimeSpan length) => length < TimeSpan.Zero ? "−" + Positive(-length) : Positive(length);

    private static string Positive(TimeSpan length) =>
        length switch
        {
            { TotalSeconds: < 1 } => Number(length.TotalMilliseconds, "0", "ms"),
            { TotalMinutes: < 2 } => Number(length.TotalSeconds, "0.0", "s"),
            { TotalHours: < 2 } => Number(length.TotalMinutes, "0.0", "min"),
            _ => Number(length.TotalHours, "0.0", "h"),
        };

    private static string Number(double value, string format, string unit) =>
        $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
}
