using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>A session and how its embed is.</summary>
internal sealed record SessionRow(SessionSummary Summary, IReadOnlyList<HealthSign> Health);
