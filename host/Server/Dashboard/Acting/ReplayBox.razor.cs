using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Replays;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Acting;

/// <summary>Offers the open host pages to which a recorded message can be sent once more, and says what came of it.</summary>
public sealed partial class ReplayBox
{
    private readonly CancellationTokenSource left = new();
    private ReplayReceipt? receipt;
    private string? chosen;
    private bool sending;

    /// <summary>The recorded event.</summary>
    [Parameter, EditorRequired]
    public required EventEnvelope Event { get; set; }

    private IReadOnlyList<OpenPage> Open { get; set; } = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        Pages.Changed -= Look;
        left.Cancel();
        left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Pages.Changed += Look;
        TakeOpen();
    }

    private void Look() =>
        InvokeAsync(() =>
        {
            TakeOpen();
            StateHasChanged();
        });

    private void TakeOpen()
    {
        Open = Pages.All;
        // The page that the event is from, where it is still there.
        if (Open.All(page => page.Session != chosen))
            chosen = (Open.FirstOrDefault(page => page.Session == Event.Session) ?? (Open.Count > 0 ? Open[0] : null))?.Session;
    }

    private async Task SendAsync()
    {
        // A second click must not say it twice; a disabled button would lose the focus.
        if (sending)
            return;
        (sending, receipt) = (true, null);
        try
        {
            receipt = await Replays.SendAsync(Event.Id, chosen, left.Token);
        }
        catch (EventLogException unusable)
        {
            receipt = new() { Outcome = ReplayOutcome.NoAnswer, Detail = unusable.Message };
        }
        catch (OperationCanceledException)
        {
            // The pane was closed.
        }
        finally
        {
            sending = false;
        }
    }
}
