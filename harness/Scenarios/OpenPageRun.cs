using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Probes;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios;

/// <summary>One scenario on its open page: does the steps and watches the log at the same time, whichever decides first.</summary>
internal sealed class OpenPageRun(ScenarioAttempt attempt, ScenarioContext context, FollowedRun parts)
{
    private readonly Scenario scenario = attempt.Scenario;

    public async Task RunAsync()
    {
        var cancellation = attempt.Cancellation;
        using var decided = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // Once the failure is there, nobody has to wait for the steps before it.
        using var pausing = CancellationTokenSource.CreateLinkedTokenSource(decided.Token);
        var steps = DoStepsAsync(pausing.Token, decided.Token);
        var decision = context.Events.FirstAsync(context.Session, Decides, decided.Token);
        try
        {
            if (await Task.WhenAny(steps, decision) == steps)
                await steps;
            else
                await pausing.CancelAsync();
            // Others that wait for the same event may see it first.
            var judged = scenario.Expect is not null || HasDecided();
            if (judged)
                await JudgeAsync(decision, cancellation);
            else
                await parts.DecidedAsync(seen: null);
            await attempt.Capture.LookAsync(context.Page);
            // What came just after the last step has a cause, too, and the page is still there to be asked.
            if (!judged && HasDecided())
                await JudgeAsync(decision, cancellation);
            await LeaveAsync(cancellation);
        }
        finally
        {
            // Whatever has not ended by now is not waited for: closing the page ends it.
            await decided.CancelAsync();
            Forget(steps);
            Forget(decision);
        }
    }

    private async Task DoAsync(IReadOnlyList<Step> steps, PartKind kind, CancellationToken pausing, CancellationToken cancellation)
    {
        foreach (var (index, step) in steps.Index())
            await parts.DoAsync(kind, index, () => step.DoAsync(context, cancellation), pausing);
    }

    private bool HasDecided() => context.Events.Of(context.Session).Any(Decides);

    // An error that counts, or what happens when nothing is wrong; or the one untrusted message that was expected to be just that.
    private bool Decides(EventEnvelope item) =>
        item.Trust.Level == TrustLevel.Trusted
            ? item.Severity == Severity.Error || item.Code == scenario.Expect?.Otherwise
            : scenario.Expect?.Distrust == item.Trust.Reason && scenario.Expect.Code == item.Code;

    private async Task DoStepsAsync(CancellationToken pausing, CancellationToken cancellation)
    {
        await DoAsync(scenario.Steps, PartKind.Step, pausing, cancellation);
        if (scenario.Watch == TimeSpan.Zero)
            return;
        await Task.Delay(scenario.Watch, cancellation);
        // A page that reloads, for example for its new service worker, starts over.
        while (LoadedAnew() is { } anew)
        {
            await context.Events.FirstAsync(context.Session, item => IsOfWidget(item) && item.Sequence > anew, cancellation);
            await Task.Delay(scenario.Watch, cancellation);
        }
    }

    // Where in the session the page's last document begins, if its widget has not been heard since.
    private long? LoadedAnew()
    {
        var events = context.Events.Of(context.Session);
        var started = events.LastOrDefault(item => item.Code == EventCodes.BridgeStarted)?.Sequence;
        return events.Any(IsOfWidget) && !events.Any(item => IsOfWidget(item) && item.Sequence > started) ? started : null;
    }

    private static bool IsOfWidget(EventEnvelope item) => item is { Source: EventSource.Widget, Trust.Level: TrustLevel.Trusted };

    private async Task JudgeAsync(Task<EventEnvelope> decision, CancellationToken cancellation)
    {
        EventEnvelope seen;
        try
        {
            seen = await decision;
        }
        catch (OperationCanceledException)
        {
            attempt.Judge.NothingCame();
            return;
        }

        await parts.DecidedAsync(seen);
        if (seen.Code == scenario.Expect?.Code)
            await DoAsync(scenario.Afterwards, PartKind.Afterwards, cancellation, cancellation);
        var evidence = await EvidenceCollector.CollectAsync(context, seen, cancellation);
        attempt.Judge.Saw(seen, Diagnostician.Diagnose(seen.Code, evidence, seen.Frame), evidence);
    }

    // The bridge's farewell says that the log is whole.
    private async Task LeaveAsync(CancellationToken cancellation)
    {
        // One that came before is that of an earlier document.
        var before = context.Events.Of(context.Session).Select(item => item.Position).LastOrDefault();
        await EmbedSite.LeaveAsync(context);
        await context.Events.FirstAsync(
            context.Session,
            item => item.Code == EventCodes.BridgeClosing && item.Position > before,
            cancellation
        );
    }

    private static void Forget(Task task) =>
        task.ContinueWith(
            ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
}
