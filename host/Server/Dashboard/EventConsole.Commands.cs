using KojiWidgetHarness.Protocol.Events;
using Microsoft.JSInterop;

namespace KojiWidgetHarness.Host.Dashboard;

// What a person does to the list: follow, pause, clear, jump. Selecting and scrolling down hold the list still; the receiving goes on.
public sealed partial class EventConsole
{
    private bool paused;
    private bool scrolledAway;
    private bool readingOn;
    private string? said;

    private bool Following => !paused && !scrolledAway && !readingOn && selected is null;

    /// <summary>Called by the script: a key that concerns the list.</summary>
    [JSInvokable]
    public async Task KeyAsync(string key)
    {
        switch (key)
        {
            case "p":
                await ToggleAsync();
                break;
            case "e":
                await NextErrorAsync();
                break;
            case "c":
                ClearOrUndo();
                break;
            case "g":
                ToggleGroups();
                break;
            case "Escape":
                await ChooseAsync(null);
                break;
        }

        StateHasChanged();
    }

    /// <summary>Called by the script: the table left its top, or came back to it.</summary>
    [JSInvokable]
    public async Task ScrolledAsync(bool away)
    {
        scrolledAway = away;
        await FreshenAsync();
        StateHasChanged();
    }

    /// <summary>Called by the script: the table is near its end.</summary>
    /// <returns>Whether it became longer.</returns>
    [JSInvokable]
    public async Task<bool> GrowAsync()
    {
        if (!opened || !list.CanGrow)
            return false;
        var before = Rows.Count;
        await list.GrowAsync(reading.Left);
        StateHasChanged();
        return Rows.Count > before;
    }

    /// <summary>Called by the script: a row is wanted for which older events have to be read.</summary>
    /// <returns>The number of the last row, which comes before that one when there are no more.</returns>
    [JSInvokable]
    public async Task<int> ReadToAsync(int number)
    {
        readingOn = true;
        try
        {
            while (opened && list.CanGrow && Rows.Count <= number)
                await GrowAsync();
        }
        finally
        {
            readingOn = false;
        }

        return Rows.Count - 1;
    }

    /// <summary>Called by the script: where is the row of this event, which is out of sight?</summary>
    /// <returns>Its number; -1 when the list has none.</returns>
    [JSInvokable]
    public int NumberOf(long position) => RowOf(position)?.Number ?? -1;

    private async Task ToggleAsync()
    {
        if (Following)
        {
            paused = true;
            return;
        }

        paused = scrolledAway = false;
        await ChooseAsync(null);
        await page.CallAsync("top");
    }

    // The list is full: it goes on with those that it had no room for.
    private async Task ShowOlderAsync()
    {
        paused = true;
        await list.OpenAsync(list.OlderBefore, reading.Left);
        StateHasChanged();
        await page.CallAsync("top");
    }

    private void ClearOrUndo()
    {
        if (list.Cleared)
            list.Unclear();
        else
            list.Clear();
    }

    private async Task NextErrorAsync()
    {
        var before = selected?.Position ?? long.MaxValue;
        var next = Below(selected).FirstOrDefault(IsError) ?? await OlderErrorAsync(before);
        said = next is null ? "no further error · " : null;
        if (next is null)
            return;
        await ChooseAsync(next);
        await RevealAsync(next.Position);
    }

    // What stands under a row; of an event that has no row, what is older.
    private IEnumerable<EventEnvelope> Below(EventEnvelope? row) =>
        row is null ? list.Shown
        : list.Shown.Any(item => item.Position == row.Position) ? list.Shown.SkipWhile(item => item.Position != row.Position).Skip(1)
        : list.Shown.Where(item => item.Position < row.Position);

    // An event that is not in the list: the list starts over at it.
    private async Task<EventEnvelope?> OlderErrorAsync(long before)
    {
        if (
            list.OlderBefore is not { } older
            || View.Happened is not null
            || Filter.Severity is not (null or Severity.Error)
            || list.Cleared
        )
            return null;
        var errors = Filter with { Severity = Severity.Error, Trust = TrustLevel.Trusted };
        var found = (await Log.PageAsync(errors, Math.Min(older, before), 1, reading.Left)).Events is [var error, ..]
            ? error.Envelope
            : null;
        if (found is not null)
            await list.OpenAsync(found.Position + 1, reading.Left);
        return found;
    }

    private async Task FreshenAsync()
    {
        if (Following && (list.Waiting > 0 || list.StartsBelow))
            await list.OpenAsync(null, reading.Left);
    }

    private static bool IsError(EventEnvelope item) => item is { Severity: Severity.Error, Trust.Level: TrustLevel.Trusted };
}
