using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>Events of the log that fit the view in the page's address, live, with the details of one of them.</summary>
public sealed partial class EventConsole
{
    // Between two renderings so many slices are read at most: a flood is shown late rather than never.
    private const int MostSlices = 10;

    private readonly PageReading reading = new();
    private EventList list = null!; // Made when the page begins.
    private EventEnvelope? selected;
    private Totals? totals;
    private string? problem;
    private string? missing;
    private bool opened;
    private string? ownPath;
    private ElementReference root;
    private PageScript page = null!; // So are these two.
    private PageAddress address = null!; // Made when the page begins.

    /// <summary>Only this session, whatever the address says; null for all.</summary>
    [Parameter]
    public string? Session { get; set; }

    /// <summary>Gets the title of the window.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Gets or sets what stands above the table.</summary>
    [Parameter]
    public RenderFragment<EventConsole>? Above { get; set; }

    /// <summary>Gets the view that is shown.</summary>
    public ConsoleView View { get; private set; } = new();

    /// <summary>The log's figures; null until they are known.</summary>
    public Totals? Totals => totals;

    private EventFilter Filter => Session is null ? View.Filter : View.Filter with { Session = Session };

    private string PageName =>
        (totals?.Errors > 0 ? $"({totals.Errors}) " : "") + (Title is null ? "" : $"{Title} · ") + "Koji Widget Harness";

    private string ChartsAddress => ProtocolRoutes.ChartsPage + (Filter.ToQuery() is { Length: > 0 } query ? "?" + query : "");

    private string CountLine => opened ? said + ListCount.Of(list, Filter, totals) : "Reading the log…";

    /// <summary>Shows another view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="replace">Whether the browser's back button leads to the view before this one, and not to this one.</param>
    public void Show(ConsoleView view, bool replace = false)
    {
        // At once: the address comes back from the browser only later, and a second click must build on the first.
        problem = null;
        Apply(view);
        address.Change(Here + view.ToQuery(), replace);
    }

    /// <summary>Opens the details of the event at a position.</summary>
    public async Task SelectAsync(long position) =>
        await ChooseAsync((await Log.FindAsync(position.ToString(CultureInfo.InvariantCulture), reading.Left))?.Envelope);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnLocation;
        reading.Dispose();
        return page.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        page = new PageScript(Script, "console", this);
        address = new PageAddress(Navigation);
        Navigation.LocationChanged += OnLocation;
        ownPath = Here;
        ReadAddress();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await page.AttachAsync(root);
    }

    private string Here => new Uri(Navigation.Uri).AbsolutePath;

    // Another page's address is not this one's to read, and by the time it is known, this one may be gone.
    private bool IsLeft => reading.Left.IsCancellationRequested || Here != ownPath;

    // What is not a step back: the same events, looked at otherwise.
    private void Put(ConsoleView view)
    {
        View = view;
        address.Change(Here + view.ToQuery(), replace: true);
    }

    private void OnLocation(object? sender, LocationChangedEventArgs change) =>
        InvokeAsync(() =>
        {
            if (IsLeft || !address.Arrives())
                return;
            ReadAddress();
            StateHasChanged();
        });

    private void ReadAddress()
    {
        (var view, problem) = ConsoleView.Parse(new Uri(Navigation.Uri));
        Apply(view);
    }

    private void Apply(ConsoleView view)
    {
        var before = (View.Filter.ToQuery(), View.Happened);
        View = view;
        if (reading.Began && before == (View.Filter.ToQuery(), View.Happened))
            return;
        var cancellation = reading.Begin();
        list = new EventList(Log, Filter, View.Happened);
        (opened, scrolledAway, said, missing) = (false, false, null, null);
        unfolded.Clear();
        if (RendererInfo.IsInteractive)
            _ = LogWatch.FollowAsync(Log, Time, LogWatch.Frame, ReadAsync, cancellation);
    }

    private async Task<long> ReadAsync(CancellationToken cancellation)
    {
        if (!opened)
            await OpenAsync(cancellation);
        var more = true;
        for (var slice = 0; more && slice < MostSlices; slice++)
            more = await list.CatchUpAsync(Following, cancellation);
        totals = new Totals(await Log.CountsAsync(EventFilter.All, 0, cancellation));
        StateHasChanged();
        return list.Through;
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        await list.OpenAsync(null, cancellation);
        opened = true;
        if (View.Event is not { } position)
            return;
        selected = (await Log.FindAsync(position.ToString(CultureInfo.InvariantCulture), cancellation))?.Envelope;
        missing = selected is null
            ? $"The log has no event {position}. Its newest is {Log.LastPosition}; older ones may have been removed."
            : null;
    }

    private async Task ChooseAsync(EventEnvelope? chosen)
    {
        var before = selected;
        selected = chosen;
        missing = null;
        if (before?.Position == chosen?.Position)
        {
            await FreshenAsync();
            return;
        }

        Put(View with { Event = chosen?.Position });
        await FreshenAsync();
        if (chosen is null && before is not null)
            await RevealAsync(before.Position);
    }
}
