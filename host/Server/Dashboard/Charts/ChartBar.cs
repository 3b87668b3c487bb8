namespace KojiWidgetHarness.Host.Dashboard.Charts;

/// <summary>The events of a code in one part of the time.</summary>
/// <param name="Part">Number of the part, from 0.</param>
/// <param name="Count">How many there are; at least one.</param>
/// <param name="Untrusted">How many of these do not count.</param>
public sealed record ChartBar(int Part, long Count, long Untrusted);
