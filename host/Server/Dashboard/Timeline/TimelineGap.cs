namespace KojiWidgetHarness.Host.Dashboard.Timeline;

/// <summary>Where events of the sequence are missing.</summary>
/// <param name="From">Where the last event before it stands, from 0 to 1.</param>
/// <param name="To">Where the first event after it stands.</param>
/// <param name="Missing">How many are missing.</param>
public sealed record TimelineGap(double From, double To, long Missing);
