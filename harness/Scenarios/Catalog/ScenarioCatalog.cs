namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>The scenarios that come with the harness.</summary>
public static class ScenarioCatalog
{
    /// <summary>All scenarios, failures first.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. LoadScenarios.All,
        .. MicrophonePolicyScenarios.All,
        .. MicrophonePermissionScenarios.All,
        .. MicrophoneMachineScenarios.All,
        .. SessionScenarios.All,
        .. ApiScenarios.All,
        .. HealthyScenarios.All,
        .. HealthyLoadScenarios.All,
        .. HealthyAllowScenarios.All,
    ];
}

/// <summary>Failures to load the widget.</summary>
public static class LoadScenarios
{
    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [.. ProjectScenarios.All, .. ConnectionScenarios.All, .. AnswerScenarios.All, .. RefusedFrameScenarios.All, .. WidgetPageScenarios.All];
}
