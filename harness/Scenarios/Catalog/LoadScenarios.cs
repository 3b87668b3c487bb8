namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>Failures to load the widget.</summary>
public static class LoadScenarios
{
    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
        [.. ProjectScenarios.All, .. ConnectionScenarios.All, .. AnswerScenarios.All, .. RefusedFrameScenarios.All, .. WidgetPageScenarios.All];
}
