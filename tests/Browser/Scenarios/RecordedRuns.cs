using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>Runs each scenario once, however many tests ask what came of it.</summary>
internal static class RecordedRuns
{
    private static readonly ConcurrentDictionary<Scenario, Lazy<Task<RecordedRun>>> Runs = new(new SameRun());

    /// <summary>
    /// What came of a scenario, or of one that differs in nothing that its run depends on: same browser, embed, faults and steps, and the
    /// same events that decide it. The result has the name and the expected cause of the one that ran.
    /// </summary>
    public static Task<RecordedRun> OfAsync(Scenario scenario) => Runs.GetOrAdd(scenario, _ => new(() => RunAsync(scenario))).Value;

    private static async Task<RecordedRun> RunAsync(Scenario scenario)
    {
        var servers = await ServerPool.TakeAsync();
        await using var runner = await ScenarioRunner.OpenAsync(
            servers.Target,
            TestBrowser.Shared,
            Guard.PatientRun,
            CancellationToken.None
        );
        var result = await runner.RunAsync(scenario, CancellationToken.None);
        ServerPool.GiveBack(servers);
        return new RecordedRun(result, servers.Target.Simulator.GetLeftPart(UriPartial.Authority));
    }

    // Faults and steps are compared as records are: those that hold lists equal themselves alone, and are run again.
    private sealed class SameRun : IEqualityComparer<Scenario>
    {
        public bool Equals(Scenario? one, Scenario? other) =>
            one is not null
            && other is not null
            && (one.Browser, one.Embed, one.Timeout, one.ServiceWorkers)
                == (other.Browser, other.Embed, other.Timeout, other.ServiceWorkers)
            && one.Faults.SequenceEqual(other.Faults)
            && one.Steps.SequenceEqual(other.Steps)
            && one.Afterwards.SequenceEqual(other.Afterwards)
            && Equals(Decisive(one.Expect), Decisive(other.Expect));

        public int GetHashCode(Scenario scenario) =>
            HashCode.Combine(scenario.Browser, scenario.Embed, scenario.Steps.Count, scenario.Faults.Count, scenario.Expect?.Code);

        private static Expectation? Decisive(Expectation? expected) =>
            expected is null ? null : expected with { Cause = default, Confidence = default };
    }
}

/// <summary>A scenario's result, and where the widget was that it names.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="WidgetOrigin">The widget's web origin.</param>
internal sealed record RecordedRun(ScenarioResult Result, string WidgetOrigin);
