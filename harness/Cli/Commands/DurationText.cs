using System.Globalization;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>A time as the command line has it: <c>500ms</c>, <c>10s</c>, <c>2m</c>.</summary>
internal static class DurationText
{
    /// <summary>The forms, for descriptions.</summary>
    public const string Forms = "such as 500ms, 10s or 2m";

    /// <exception cref="UsageException">It is none, or not above zero.</exception>
    public static TimeSpan Parse(string option, string text)
    {
        (string Unit, double Milliseconds)[] units = [("ms", 1), ("s", 1_000), ("m", 60_000)];
        foreach (var (unit, factor) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * factor is > 0 and < int.MaxValue)
                return TimeSpan.FromMilliseconds(number * factor);
        }

        throw new UsageException($"{option} takes a time {Forms}, not '{text}'.");
    }
}
