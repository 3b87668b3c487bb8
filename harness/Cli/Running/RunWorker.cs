using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>Runs one scenario after the other, with a simulator and browsers of its own.</summary>
/// <param name="Number">Which of the workers it is, from 1.</param>
/// <param name="Runner">Runs scenarios on the page that was asked for.</param>
/// <param name="Browsers">The browsers that it runs in.</param>
/// <param name="Camera">Pictures the dashboard; null when nobody asked for pictures.</param>
internal sealed record RunWorker(int Number, ScenarioRunner Runner, HarnessBrowsers Browsers, DashboardCamera? Camera)
{
    /// <summary>Runs a scenario, and retries it when it does not pass and retries are left.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ScenarioResult> RunAsync(Scenario scenario, int retries, CancellationToken cancellation)
    {
        var earlier = new List<ScenarioResult>();
        while (true)
        {
            var result = await Runner.RunAsync(scenario, cancellation) with { Worker = Number };
            if (Camera is not null && await Camera.TakeAsync(result, cancellation) is { } picture)
                result = result with { Attachments = [.. result.Attachments, picture] };
            if (result.Verdict == Verdict.Pass || earlier.Count == retries)
                return result with { EarlierAttempts = earlier };
            earlier.Add(result);
        }
    }
}
