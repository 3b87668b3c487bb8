using System.Globalization;
using KojiWidgetHarness.Components;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KojiWidgetHarness.Host.Dashboard.Timeline;

/// <summary>A session's events as a picture of time: one lane for each source, marks by severity, gaps as gaps.</summary>
public sealed partial class TimelineChart(IJSRuntime script) : IAsyncDisposable
{
    private const int Top = 14;

    private ElementReference plot;
    private PageScript brush = null!; // Made when the chart begins.

    /// <summary>Gets the series to draw.</summary>
    [Parameter, EditorRequired]
    public required TimelinePicture Picture { get; set; }

    /// <summary>Position of the event whose details are open.</summary>
    [Parameter]
    public long? Selected { get; set; }

    /// <summary>A mark was chosen.</summary>
    [Parameter]
    public EventCallback<long> SelectedChanged { get; set; }

    /// <summary>The chosen time; null for any.</summary>
    [Parameter]
    public TimeRange? Range { get; set; }

    /// <summary>A time was chosen.</summary>
    [Parameter]
    public EventCallback<TimeRange?> RangeChanged { get; set; }

    private static int Bottom => LanePicture.Height(TimelineLayout.Lanes.Count, Top) - LanePicture.AxisHeight;

    /// <summary>Called by the script: a part of the picture was chosen, in fractions of its width.</summary>
    [JSInvokable]
    public Task ChooseAsync(double from, double to) =>
        RangeChanged.InvokeAsync(new TimeRange(Picture.Time(Math.Min(from, to)), Picture.Time(Math.Max(from, to))));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => brush.DisposeAsync();

    /// <inheritdoc/>
    protected override void OnInitialized() => brush = new PageScript(script, "timeline", this);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await brush.AttachAsync(plot);
    }

    private string Name(TimelineMark mark)
    {
        var since = (mark.Event.OccurredAt - Picture.Span.From).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var trust = mark.Event.Trust.Level == TrustLevel.Untrusted ? ", untrusted" : "";
        var others = mark.Count > 1 ? $", one of {mark.Count}" : "";
        return $"{mark.Event.Severity.ToWords()} {mark.Event.Code}{trust} at +{since} s{others}";
    }
}
