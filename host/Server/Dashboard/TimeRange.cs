namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>A span of the emitter's time.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">Its last moment.</param>
public sealed record TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Whether a moment is within.</summary>
    public bool Contains(DateTimeOffset time) => time >= From && time <= To;
}
