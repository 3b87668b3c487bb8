namespace KojiWidgetHarness.Host.Dashboard.Charts;

/// <summary>The time that charts span, in equal parts.</summary>
/// <param name="From">Where the first part begins.</param>
/// <param name="To">Where the last part ends.</param>
public sealed record ChartSpan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How many parts there are.</summary>
    public const int Parts = 60;

    // Lengths of a part that people count in.
    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 2, 7, 14 }.Select(days => TimeSpan.FromDays(days)),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>How long a part is; never nothing, however short the span.</summary>
    public TimeSpan Part => new(Math.Max(1, (To - From).Ticks / Parts));

    /// <summary>
    /// The span that ends with the last of some events and holds the first. Its parts begin at round times, so that a bar stays where it
    /// is while events come.
    /// </summary>
    public static ChartSpan Around(DateTimeOffset first, DateTimeOffset last)
    {
        foreach (var step in Steps)
        {
            if (Ending(last, step) is var span && span.From <= first)
                return span;
        }

        var months = ((last - first).Ticks / Parts / Longest.Ticks) + 1;
        return Ending(last, Longest * months) is var longest && longest.From <= first ? longest : Ending(last, Longest * (months + 1));
    }

    /// <summary>The moment where a part begins.</summary>
    public DateTimeOffset Begin(int part) => From + (Part * part);

    /// <summary>The moment where it ends.</summary>
    public DateTimeOffset End(int part) => part == Parts - 1 ? To : Begin(part + 1);

    private static ChartSpan Ending(DateTimeOffset last, TimeSpan step)
    {
        var end = new DateTimeOffset((last.UtcTicks / step.Ticks * step.Ticks) + step.Ticks, TimeSpan.Zero);
        return new ChartSpan(end - (step * Parts), end);
    }
}
