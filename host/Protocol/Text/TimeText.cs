using System.Globalization;

namespace KojiWidgetHarness.Protocol.Text;

/// <summary>A time as people write it: <c>500ms</c>, <c>10s</c>, <c>2m</c>. Above zero, and at most 24 days.</summary>
public static class TimeText
{
    /// <summary>The forms, for descriptions.</summary>
    public const string Forms = "such as 500ms, 10s or 2m";

    /// <summary>The form of a time as a regular expression (ECMA-262), which knows no upper bound.</summary>
    public const string Pattern = @"^(?![0.]+[a-z])([0-9]+(\.[0-9]*)?|\.[0-9]+)(ms|s|m)$";

    private static readonly (string Unit, long Milliseconds)[] Units = [("ms", 1), ("s", 1_000), ("m", 60_000)];

    /// <summary>The time that a text says; false when it says none.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (unit, factor) in Units)
        {
            if (
                text.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number is > 0 and < int.MaxValue
                && number * factor < int.MaxValue
            )
            {
                // Not by way of a double, which holds no tenth of a second.
                time = new TimeSpan((long)(number * factor * TimeSpan.TicksPerMillisecond));
                return time > TimeSpan.Zero;
            }
        }

        time = default;
        return false;
    }

    /// <summary>Gets the text of a time, in the largest unit of which it is a whole number.</summary>
    public static string Write(TimeSpan time)
    {
        var (unit, factor) = Units
            .Reverse()
            .FirstOrDefault(item => time.Ticks % (item.Milliseconds * TimeSpan.TicksPerMillisecond) == 0, Units[0]);
        var number = (decimal)time.Ticks / (factor * TimeSpan.TicksPerMillisecond);
        return number.ToString("0.####", CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>Gets the text of a time that was measured, as exact as a person needs it; below zero with a minus.</summary>
    public static string Rounded(TimeSpan time) => time < TimeSpan.Zero ? "−" + Positive(-time) : Positive(time);

    /// <inheritdoc cref="Rounded(TimeSpan)"/>
    /// <param name="milliseconds">The time.</param>
    public static string Rounded(double milliseconds) => Rounded(TimeSpan.FromMilliseconds(milliseconds));

    private static string Positive(TimeSpan time) =>
        time switch
        {
            { TotalMilliseconds: < 10 } => Number(time.TotalMilliseconds, "0.#", "ms"),
            { TotalSeconds: < 1 } => Number(time.TotalMilliseconds, "0", "ms"),
            { TotalMinutes: < 2 } => Number(time.TotalSeconds, "0.#", "s"),
            { TotalHours: < 2 } => Number(time.TotalMinutes, "0.#", "m"),
            _ => Number(time.TotalHours, "0.#", "h"),
        };

    private static string Number(double value, string format, string unit) => value.ToString(format, CultureInfo.InvariantCulture) + unit;
}
