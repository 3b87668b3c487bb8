using KojiWidgetHarness.Host.Dashboard.Repeats;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

// Rows: one for each event, or one for all repeats of an event.
public sealed partial class EventConsole
{
    private readonly HashSet<long> unfolded = [];
    private (IReadOnlyList<EventEnvelope> Events, bool Grouped, int Unfolded) rowsOf;
    private IReadOnlyList<EventRow> rows = [];

    private IReadOnlyList<EventRow> Rows
    {
        get
        {
            var now = (list.Shown, View.Grouped, unfolded.Count);
            if (rowsOf.Events != now.Shown || rowsOf.Grouped != now.Grouped || rowsOf.Unfolded != now.Count)
                (rowsOf, rows) = (now, View.Grouped ? EventRows.Grouped(now.Shown, unfolded) : EventRows.Each(now.Shown));
            return rows;
        }
    }

    private void ToggleGroups()
    {
        unfolded.Clear();
        Show(View with { Grouped = !View.Grouped });
    }

    private async Task FoldAsync(EventRow row)
    {
        // Of a row below a group: that group. More may have come since the row was shown.
        var group = row.IsRepeat
            ? Rows.FirstOrDefault(other => other.Unfolded && other.Events.Any(item => item.Position == row.Event.Position))
            : row;
        if (group is not { IsGroup: true })
            return;
        if (group.Unfolded)
            unfolded.ExceptWith(group.Events.Select(item => item.Position));
        else
            unfolded.Add(group.Event.Position);
        StateHasChanged();
        // The row that had the focus may be gone.
        if (row.IsRepeat)
            await RevealAsync(group.Event.Position);
    }

    // The row of an event may be the one of its newest repeat.
    private EventRow? RowOf(long position) => Rows.FirstOrDefault(row => row.Holds(position));

    // The focus goes to its row, wherever in the list that is.
    private async Task RevealAsync(long position)
    {
        if (RowOf(position) is { } row)
            await page.CallAsync("reveal", row.Event.Position, row.Number);
    }
}
