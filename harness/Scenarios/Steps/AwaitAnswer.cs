using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Waits until the widget has said anything that counts; of one that starts by itself, until its interview runs.</summary>
public sealed record AwaitAnswer : Step
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var answer = context.Events.FirstAsync(
            context.Session, item => item is { Source: EventSource.Widget, Trust.Level: TrustLevel.Trusted }, cancellation);
        // A page may still show it by itself.
        if (await context.Widget.ShowAsync() && await Task.WhenAny(answer, Task.Delay(Patience, cancellation)) != answer)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException("The widget's iframe is lazy, and nothing in the page brings it into sight, so the browser does not load it. Name what shows it with --click.");
        }

        var first = await answer;
        // It still has to ask for the microphone, and may not get it.
        var src = Uri.TryCreate(first.Frame?.Src, UriKind.Absolute, out var seen) ? seen : context.Site.Src;
        if (src is not null && EmbedSource.Read(src, "auto_start") is "true" or "1")
            await context.AwaitAsync(EventCodes.InterviewStarted, cancellation);
    }
}
