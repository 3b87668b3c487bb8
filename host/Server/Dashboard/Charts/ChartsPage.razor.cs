using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Components.Routing;

namespace KojiWidgetHarness.Host.Dashboard.Charts;

/// <summary>How often each code occurred over time, of the events that the address asks for; live.</summary>
public sealed partial class ChartsPage
{
    private readonly PageReading reading = new();
    private EventFilter filter = EventFilter.All;
    private IReadOnlyList<CodeSeries>? series;
    private ChartSpan? span;
    private string? problem;
    private bool complete = true;
    private long position;
    private PageAddress address = null!; // Made when the page begins.

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocation;
        reading.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        address = new PageAddress(Navigation);
        Navigation.LocationChanged += OnLocation;
        ReadAddress();
    }

    private static string Address(EventFilter chosen) =>
        ProtocolRoutes.ChartsPage + (chosen.ToQuery() is { Length: > 0 } query ? "?" + query : "");

    private void OnLocation(object? sender, LocationChangedEventArgs change) =>
        InvokeAsync(() =>
        {
            // The person may be on the way to another page, or there already.
            if (
                reading.Left.IsCancellationRequested
                || new Uri(Navigation.Uri).AbsolutePath != ProtocolRoutes.ChartsPage
                || !address.Arrives()
            )
                return;
            ReadAddress();
            StateHasChanged();
        });

    // At once: the address comes back from the browser only later, and a second click must build on the first.
    private void Show(EventFilter chosen, bool replace = false)
    {
        problem = null;
        Open(chosen);
        address.Change(Address(chosen), replace);
    }

    private void ReadAddress()
    {
        (var asked, problem) = EventFilterQuery.Parse(new Uri(Navigation.Uri).Query);
        Open(asked ?? EventFilter.All);
    }

    private void Open(EventFilter asked)
    {
        if (reading.Began && problem is null && asked.ToQuery() == filter.ToQuery())
            return;
        filter = asked;
        var cancellation = reading.Begin();
        if (RendererInfo.IsInteractive && problem is null)
            _ = LogWatch.FollowAsync(Log, Time, LogWatch.Second, ReadAsync, cancellation);
    }

    private async Task<long> ReadAsync(CancellationToken cancellation)
    {
        var (seen, moment) = (Log.LastPosition, Time.GetUtcNow());
        // What came in the last so many minutes is shown as those minutes.
        var asked = filter.Last is null ? filter : filter.At(moment) with { To = filter.To ?? moment };
        var found = await SpanAsync(asked, cancellation);
        var counts = found is null
            ? null
            : await Log.CountsAsync(asked with { From = found.From, To = found.To }, ChartSpan.Parts, cancellation);
        (span, position, complete) = (found, seen, counts?.Complete ?? true);
        series = counts is null || found is null ? [] : ChartLayout.Of(counts, found);
        StateHasChanged();
        return seen;
    }

    // From the first to the last event that fits. What was asked for as a time is shown as that time.
    private async Task<ChartSpan?> SpanAsync(EventFilter asked, CancellationToken cancellation)
    {
        var oldest = await Log.ReadAfterAsync(0, asked, 1, cancellation);
        var newest = await Log.PageAsync(asked, null, 1, cancellation);
        if (oldest.Events is not [var first, ..] || newest.Events is not [var last, ..])
            return null;
        return asked.From is null && asked.To is null
            ? ChartSpan.Around(first.ReceivedAt, last.Envelope.ReceivedAt)
            : new ChartSpan(asked.From ?? first.ReceivedAt, asked.To ?? last.Envelope.ReceivedAt.AddTicks(1));
    }
}
