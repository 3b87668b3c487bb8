using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Waits until the host's log holds a trusted event.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Times">How many of them.</param>
public sealed record AwaitEvent(EventCode Code, int Times = 1) : Step
{
    // Koji publishes no message of a widget that is well.
    internal override bool NeedsSimulator => Code == EventCodes.WidgetReady || Code == EventCodes.MicrophoneStarted;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Events.FirstAsync(context.Session, item => Counts(item) && IsLast(item, context.Events.Of(context.Session)), cancellation);

    private bool Counts(EventEnvelope item) => item.Code == Code && item.Trust.Level == TrustLevel.Trusted;

    private bool IsLast(EventEnvelope item, IReadOnlyList<EventEnvelope> events) =>
        Times == 1 || events.Count(other => Counts(other) && other.Position <= item.Position) >= Times;
}

/// <summary>Waits until the widget has said anything that counts; of one that starts by itself, until its interview runs.</summary>
public sealed record AwaitAnswer : Step
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var answer = context.Events.FirstAsync(
            context.Session,
            item => item is { Source: EventSource.Widget, Trust.Level: TrustLevel.Trusted },
            cancellation
        );
        // A page may still show it by itself.
        if (await context.Widget.ShowAsync() && await Task.WhenAny(answer, Task.Delay(Patience, cancellation)) != answer)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException(
                "The widget's iframe is lazy, and nothing in the page brings it into sight, so the browser does not load it. Name what shows it with --click."
            );
        }

        var first = await answer;
        // It still has to ask for the microphone, and may not get it.
        var src = Uri.TryCreate(first.Frame?.Src, UriKind.Absolute, out var seen) ? seen : context.Site.Src;
        if (src is not null && EmbedSource.Read(src, "auto_start") is "true" or "1")
            await context.AwaitAsync(EventCodes.InterviewStarted, cancellation);
    }
}

/// <summary>
/// Waits until the page knows that its network is gone, and a request for the widget that a fault takes the network from has failed.
/// Nothing tells the log: the network is gone.
/// </summary>
public sealed record AwaitOffline : Step
{
    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        await context.Page.WaitForFunctionAsync("() => !navigator.onLine");
        await context.WidgetIsLost.WaitAsync(cancellation);
    }
}

/// <summary>
/// Waits until the bridge would have reported a missed deadline: it first asks the widget's address, and so does this, after it.
/// </summary>
public sealed record LetBridgeSettle : Step
{
    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var src = await context.Frame.EvaluateAllAsync<string?>("frames => frames[0]?.src || null");
        await context
            .Page.EvaluateAsync(
                """
                async src => {
                  if (src) await fetch(src, { mode: "no-cors" }).catch(() => undefined);
                  await KojiBridge.start().settled();
                }
                """,
                src
            )
            .WaitAsync(cancellation);
    }
}

/// <summary>Lets a widget's server answer that <see cref="Faults.AnswersLate"/> holds back.</summary>
public sealed record LetWidgetAnswer : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.WidgetMayAnswer.TrySetResult();
        return Task.CompletedTask;
    }
}
