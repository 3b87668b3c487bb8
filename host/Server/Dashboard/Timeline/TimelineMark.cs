using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Timeline;

/// <summary>A mark: one event, or several too close together to tell apart.</summary>
/// <param name="At">Where, from 0 at the picture's left to 1 at its right.</param>
/// <param name="Lane">Number of the lane, from 0 at the top.</param>
/// <param name="Event">The worst of them; of several equally bad ones the first.</param>
/// <param name="Count">How many there are.</param>
public sealed record TimelineMark(double At, int Lane, EventEnvelope Event, int Count);
