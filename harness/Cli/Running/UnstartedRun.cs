using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Sites;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>
/// A run that did not come to its scenarios. A report that is missing looks like one that nobody asked for, so it has one that says why.
/// </summary>
internal static class UnstartedRun
{
    /// <summary>The version of a browser that did not come to say it.</summary>
    public const string NoVersion = "(not started)";

    /// <summary>Determines whether an exception says in one line what kept a run from its scenarios.</summary>
    public static bool IsExplainedBy(Exception refused) =>
        refused
            is EmbedNotFoundException
                or PageNotReachedException
                or BrowserNotFoundException
                or EventLogException
                or EnvironmentException
                or IOException;

    /// <summary>Its report: the scenario that would have come first could not be looked at, and the others were not run.</summary>
    /// <param name="scenarios">What was selected.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="browser">The browser as far as it is known.</param>
    /// <param name="startedAt">When the run began.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="refused">What kept it from its scenarios.</param>
    public static RunReport Report(
        IReadOnlyList<Scenario> scenarios,
        RunOptions options,
        BrowserInfo browser,
        DateTimeOffset startedAt,
        TimeSpan duration,
        Exception refused
    )
    {
        // On a page of somebody else's, the unchanged page runs first.
        var chosen = options.Page is null ? scenarios : [.. PageScenarios.All, .. scenarios.Except(PageScenarios.All)];
        // A page without a widget was looked at, and fails; whatever else there is kept us from looking.
        var verdict = refused is EmbedNotFoundException ? Verdict.Fail : Verdict.Error;
        var first = new ScenarioResult
        {
            Name = chosen[0].Name,
            Purpose = chosen[0].Purpose,
            Session = "",
            StartedAt = startedAt,
            Code = chosen[0].Expect?.Code,
            Cause = chosen[0].Expect?.Cause,
            Verdict = verdict,
            DurationMs = (long)duration.TotalMilliseconds,
            Checks =
            [
                new()
                {
                    Name = verdict == Verdict.Fail ? "widget" : "environment",
                    Verdict = verdict,
                    Detail = refused.Message,
                },
            ],
            Diagnosis = [],
            Events = [],
        };
        return new RunReport
        {
            Browser = browser,
            Page = options.Page?.Uri,
            StartedAt = startedAt,
            DurationMs = first.DurationMs,
            Workers = options.Workers,
            Shard = options.Shard,
            Scenarios = [first],
            NotRun = [.. chosen.Skip(1).Select(scenario => scenario.Name)],
            EndedEarly = refused.Message,
        };
    }
}
