using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Charts;

/// <summary>How often a code occurred over time.</summary>
/// <param name="Info">The code, and how bad it is.</param>
/// <param name="Bars">The parts of the time in which it occurred, in their order.</param>
public sealed record CodeSeries(EventCodeInfo Info, IReadOnlyList<ChartBar> Bars)
{
    /// <summary>How often it occurred.</summary>
    public long Total => Bars.Sum(bar => bar.Count);

    /// <summary>How often in one part at the most.</summary>
    public long Most => Bars.Max(bar => bar.Count);
}
