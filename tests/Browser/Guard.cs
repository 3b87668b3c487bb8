using KojiWidgetHarness.Scenarios;

namespace KojiWidgetHarness.Tests.Browser;

/// <summary>Guards against hanging for ever.</summary>
internal static class Guard
{
    /// <summary>
    /// How long anything that is awaited may take. No measure: nothing is slept for, and a busy machine may take its time.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Settings of a run whose scenarios may take as long.</summary>
    public static ScenarioRunnerSettings PatientRun { get; } = new() { Timeout = Patience };
}
