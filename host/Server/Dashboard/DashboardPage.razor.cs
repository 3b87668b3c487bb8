using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>The live event console.</summary>
public sealed partial class DashboardPage
{
    // The first event of a quiet page shows at once; after it the page renders at most this often.
    private static readonly TimeSpan RenderInterval = TimeSpan.FromMilliseconds(33);

    private readonly CancellationTokenSource left = new();
    private readonly EventWindow window = new();
    private EventView shown;
    private EventEnvelope? selected;

    private string Title => window.Errors > 0 ? $"({window.Errors}) Koji Widget Harness" : "Koji Widget Harness";

    private IReadOnlyList<EventEnvelope> Shown => window.Show(shown);

    /// <inheritdoc/>
    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = InvokeAsync(() => FollowAsync(left.Token));
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        try
        {
            var position = window.Begin(await Log.CountsAsync(EventFilter.All, 0, cancellation));
            await using var slices = Feed.FollowAsync(position, cancellation).GetAsyncEnumerator(cancellation);
            var next = slices.MoveNextAsync().AsTask();
            while (await next)
            {
                window.Add(slices.Current);
                next = slices.MoveNextAsync().AsTask();
                if (next.IsCompleted)
                    continue;
                StateHasChanged();
                await Task.Delay(RenderInterval, Time, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private void Select(EventEnvelope? chosen) => selected = chosen;
}
