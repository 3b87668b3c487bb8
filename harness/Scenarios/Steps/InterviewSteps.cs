using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Presses the widget's start button and waits until the interview runs; one that starts by itself is waited for only.</summary>
public sealed record StartInterview : Step
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        await context.Widget.ShowAsync();
        await HearOfWidgetAsync(context, cancellation);
        var started = context.AwaitAsync(EventCodes.InterviewStarted, cancellation);
        var pressed = context.Widget.Start.ClickAsync();
        // A page may have its iframe where no setting of ours reaches it.
        if (await Task.WhenAny(started, pressed) == pressed)
            await PressedAsync(context, pressed);
        await started;
    }

    private static async Task PressedAsync(ScenarioContext context, Task pressed)
    {
        try
        {
            await pressed;
        }
        catch (TimeoutException missing)
        {
            throw new TimeoutException(
                await context.Frame.First.IsVisibleAsync()
                    ? "The widget showed no button 'Start interview' that could be pressed."
                    : "The widget's iframe is not to be seen in the page, so nobody can start the interview. Name what shows it with --click.",
                missing
            );
        }
    }

    // A click looks for its button at growing intervals, up to half a second. The widget's first word says that it is there. A bridge that
    // came after that word never hears it; and where nothing is heard at all, the click says what is missing.
    private static async Task HearOfWidgetAsync(ScenarioContext context, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        enough.CancelAfter(Patience);
        await (
            (Task)
                context.Events.FirstAsync(
                    context.Session,
                    item => item.Source == EventSource.Widget || item.Code == EventCodes.BridgeLate,
                    enough.Token
                )
        ).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }
}

/// <summary>Writes an answer and sends it.</summary>
/// <param name="Text">The answer.</param>
public sealed record Answer(string Text) : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        // Not by the keyboard: now and then Chromium loses what is typed on its way to a frame of another process in a dialog, and no
        // scenario is about typing.
        await context.Widget.Answer.EvaluateAsync("(box, text) => { box.value = text; }", Text);
        await context.Widget.Send.ClickAsync();
    }
}

/// <summary>Lets the microphone hear something and sends it.</summary>
public sealed record SpeakAnswer : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Widget.StopAndSend.ClickAsync();
}

/// <summary>Ends the interview as a person would.</summary>
public sealed record FinishInterview : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Widget.Finish.ClickAsync();
}

/// <summary>Completes the interview by the API, with a key, as a site's own server may do while the widget is open.</summary>
public sealed record CompleteElsewhere : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        await context.Simulator.CompleteAsync(await context.InterviewAsync(), cancellation);
}

/// <summary>Lets the server take the interview's session token back.</summary>
public sealed record RevokeSession : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        await context.Simulator.RevokeAsync(await context.InterviewAsync(), cancellation);
}
