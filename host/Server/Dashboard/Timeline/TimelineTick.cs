namespace KojiWidgetHarness.Host.Dashboard.Timeline;

/// <summary>A mark of the time axis.</summary>
/// <param name="At">Where, from 0 to 1.</param>
/// <param name="Label">The time since the picture's beginning.</param>
public sealed record TimelineTick(double At, string Label);
