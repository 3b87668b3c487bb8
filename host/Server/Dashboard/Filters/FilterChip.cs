using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Filters;

/// <summary>One thing that a filter can ask for.</summary>
/// <param name="Label">What it is, for people.</param>
/// <param name="On">Whether it is asked for.</param>
/// <param name="Toggled">The filter with it asked for, or no longer.</param>
public sealed record FilterChip(string Label, bool On, EventFilter Toggled);
