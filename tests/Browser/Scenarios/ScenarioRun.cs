using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Http;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>Runs a scenario on servers that no other test uses meanwhile, so that tests may run side by side.</summary>
internal static class ScenarioRun
{
    public static Task<ScenarioResult> RunAsync(Scenario scenario) => RunAsync(scenario, TestBrowser.Shared);

    public static Task<ScenarioResult> RunAsync(Scenario scenario, HarnessBrowsers browsers) => RunAsync(_ => scenario, browsers);

    /// <summary>Runs a scenario that says where it runs.</summary>
    public static Task<ScenarioResult> RunAsync(Func<HarnessTarget, Scenario> scenario) => RunAsync(scenario, TestBrowser.Shared);

    private static async Task<ScenarioResult> RunAsync(Func<HarnessTarget, Scenario> scenario, HarnessBrowsers browsers)
    {
        var servers = await ServerPool.TakeAsync();
        await using var runner = await ScenarioRunner.OpenAsync(servers.Target, browsers, Guard.PatientRun, CancellationToken.None);
        var result = await runner.RunAsync(scenario(servers.Target), CancellationToken.None);
        ServerPool.GiveBack(servers);
        return result;
    }

    /// <summary>What to show when a verdict is not the expected one.</summary>
    public static string Explain(ScenarioResult result) =>
        string.Join(
            "\n",
            result
                .Checks.Select(check => $"{check.Verdict} {check.Name}: {check.Detail}")
                .Concat(
                    result.Events.Select(item =>
                        $"  {item.Sequence} {item.Source} {item.Code} {item.Trust.Level} ({item.Trust.Reason}, {item.Origin}) {item.Message}"
                    )
                )
        );
}
