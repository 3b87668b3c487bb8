using KojiWidgetHarness.Host.Steering;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Faults;

/// <summary>The faults of the simulator: where each stands, a form for another, and the way back.</summary>
public sealed partial class FaultsPage
{
    private readonly PageReading reading = new();
    private ElementReference heading;
    private IReadOnlyList<FaultRuleState>? faults;
    private string? said;
    private bool failed;
    private long position;

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            _ = Watch.FollowAsync(Show, reading.Left);
    }

    private void Show(FaultReading read)
    {
        if (read.Problem is { } problem)
            (said, failed) = (problem, true);
        (faults, position) = (read.Faults, Log.LastPosition);
        StateHasChanged();
    }

    private Task SetAsync(FaultRule rule) =>
        DoAsync(
            FaultRuleCheck.Refuse(rule) is { } refusal ? Task.FromResult<string?>(refusal) : Desk.SetAsync(rule, reading.Left),
            $"Set: {FaultText.Meets(rule.Match)}: {FaultText.Does(rule.Effect)}."
        );

    private async Task ResetAsync(string? id)
    {
        await DoAsync(Desk.ResetAsync(id, reading.Left), id is null ? "All taken back: everything is normal." : $"{id} taken back.");
        // The button that had the focus went with its row.
        await heading.FocusAsync();
    }

    private async Task DoAsync(Task<string?> asked, string done)
    {
        var problem = await asked;
        (said, failed) = (problem ?? done, problem is not null);
        await Watch.LookAsync(reading.Left);
    }
}
