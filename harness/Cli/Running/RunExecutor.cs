using System.Collections.Concurrent;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>Shares scenarios out among the workers until all have run, too many failed, or somebody stops it.</summary>
internal sealed class RunExecutor(IReadOnlyList<RunWorker> workers, RunOptions options, RunProgress progress)
{
    private const string Stopped = "The run was stopped.";

    private readonly ConcurrentDictionary<int, ScenarioResult> results = new();
    private string? endedEarly;
    private int failures;

    /// <summary>What was run, in the order of <paramref name="scenarios"/>, and what was not.</summary>
    public async Task<RunOutcome> RunAsync(IReadOnlyList<Scenario> scenarios, DurationBook durations, CancellationToken cancellation)
    {
        var numbered = scenarios
            .Select((scenario, index) => (Index: index, Scenario: scenario))
            .ToLookup(item => PageScenarios.All.Contains(item.Scenario));
        // A page that fails by itself shows nothing about faults.
        await RunAsync(workers[0], new(numbered[true]), cancellation);
        // The longest first, or the last of them would keep one worker while the others have nothing left.
        var queue = new ConcurrentQueue<(int Index, Scenario Scenario)>(
            numbered[false].OrderByDescending(item => durations.Of(item.Scenario.Name))
        );
        await Task.WhenAll(workers.Select(worker => RunAsync(worker, queue, cancellation)));

        return new RunOutcome(
            [.. results.OrderBy(result => result.Key).Select(result => result.Value)],
            [.. scenarios.Where((_, index) => !results.ContainsKey(index)).Select(scenario => scenario.Name)],
            endedEarly
        );
    }

    private async Task RunAsync(RunWorker worker, ConcurrentQueue<(int Index, Scenario Scenario)> queue, CancellationToken cancellation)
    {
        while (endedEarly is null && queue.TryDequeue(out var next))
        {
            if (queue.TryPeek(out var afterwards))
                worker.Runner.ExpectAfterwards(afterwards.Scenario);
            progress.Started(worker.Number, next.Scenario);
            try
            {
                var result = await worker.RunAsync(next.Scenario, options.Retries, cancellation);
                results[next.Index] = result;
                progress.Ended(result);
                if (result.Verdict != Verdict.Pass)
                    Count(result);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                endedEarly = Stopped;
            }
            catch (BrowserNotFoundException gone)
            {
                // What ran until then still counts.
                endedEarly ??= gone.Message;
            }
        }
    }

    private void Count(ScenarioResult result)
    {
        if (Interlocked.Increment(ref failures) == options.MaxFailures)
            endedEarly ??= $"{options.MaxFailures} did not pass, and --max-failures allows no more.";
        if (PageSuite.EndsWith(result))
            endedEarly ??= "The page itself fails: fix what is shown first.";
    }
}

/// <summary>How far a run came.</summary>
/// <param name="Results">The results of what ran.</param>
/// <param name="NotRun">Names of what was not.</param>
/// <param name="EndedEarly">Why; null when everything was.</param>
internal sealed record RunOutcome(IReadOnlyList<ScenarioResult> Results, IReadOnlyList<string> NotRun, string? EndedEarly);

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
