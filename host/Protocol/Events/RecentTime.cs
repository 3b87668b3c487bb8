using System.Globalization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>How long before now a time begins, as people write it: <c>30s</c>, <c>15m</c>, <c>1h</c>, <c>7d</c>.</summary>
public static class RecentTime
{
    private static readonly (char Unit, TimeSpan Length)[] Units =
    [
        ('h', TimeSpan.FromHours(1)),
        ('m', TimeSpan.FromMinutes(1)),
        ('s', TimeSpan.FromSeconds(1)),
        ('d', TimeSpan.FromDays(1)),
    ];

    // Ten years.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_650);

    /// <summary>Reads a time: whole numbers of one unit, above zero and at most ten years.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time; zero where the text has none.</param>
    public static bool TryParse(string text, out TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(text);
        time = default;
        foreach (var (unit, length) in Units)
        {
            if (
                !text.EndsWith(unit)
                || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < 1
                || number > Longest / length
            )
                continue;
            time = number * length;
            return true;
        }

        return false;
    }

    /// <summary>Writes a time in the largest unit of which it is a whole number.</summary>
    /// <param name="time">The time, in whole seconds.</param>
    public static string Text(TimeSpan time)
    {
        var (unit, length) = Units.First(unit => time.Ticks % unit.Length.Ticks == 0 || unit.Unit == 's');
        return string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / length.Ticks}{unit}");
    }
}
