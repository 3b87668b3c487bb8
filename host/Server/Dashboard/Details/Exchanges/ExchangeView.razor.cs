using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Details.Exchanges;

/// <summary>A request and its answer in full, as far as the event or the simulator still has it.</summary>
public sealed partial class ExchangeView
{
    private readonly CancellationTokenSource left = new();
    private TrafficRecord? full;
    private long shown;

    /// <summary>The event.</summary>
    [Parameter, EditorRequired]
    public required EventEnvelope Event { get; set; }

    /// <summary>The exchange to show.</summary>
    [Parameter, EditorRequired]
    public required TrafficRecord Exchange { get; set; }

    private TrafficRecord Shown => full ?? Exchange;

    /// <inheritdoc/>
    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var position = Event.Position;
        if (shown == position)
            return;
        (shown, full) = (position, null);
        if (Event.Raw is not { Truncated: true })
            return;
        try
        {
            var found = await Traffic.FindAsync(Exchange, left.Token);
            // Another event may have been chosen meanwhile.
            if (shown == position)
                full = found;
        }
        catch (OperationCanceledException)
        {
            // The details were closed.
        }
    }
}
