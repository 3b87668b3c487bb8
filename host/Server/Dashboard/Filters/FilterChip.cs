using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Filters;

/// <summary>One thing that a filter can ask for.</summary>
/// <param name="Label">What it is, for people.</param>
/// <param name="On">Whether it is asked for.</param>
/// <param name="Toggle">
/// Makes of the filter that is asked for now the one with it, or without it. Of the filter now, not of the one that the chip was drawn for:
/// a second click may come before the page shows the first.
/// </param>
public sealed record FilterChip(string Label, bool On, Func<EventFilter, EventFilter> Toggle);
