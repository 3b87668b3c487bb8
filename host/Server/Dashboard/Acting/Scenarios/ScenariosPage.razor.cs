using KojiWidgetHarness.Host.Playing;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Scenarios;

/// <summary>The scenarios that can be played on this host, and how each is doing.</summary>
public sealed partial class ScenariosPage
{
    private readonly CancellationTokenSource left = new();
    private readonly Dictionary<string, PlayState> seen = [];
    private ElementReference root;
    private PageScript script = null!;
    private string text = "";
    private string? said;
    private long position;

    private IReadOnlyList<ScenarioListing> Shown => [.. Desk.Scenarios.Where(Fits)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Desk.Changed -= Look;
        left.Cancel();
        left.Dispose();
        return script.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        script = new PageScript(Script, "scenarios", this);
        if (!RendererInfo.IsInteractive)
            return;
        Desk.Changed += Look;
        _ = LogWatch.FollowAsync(Log, Time, LogWatch.Second, ReadAsync, left.Token);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await script.AttachAsync(root);
    }

    private Task<long> ReadAsync(CancellationToken cancellation)
    {
        position = Log.LastPosition;
        StateHasChanged();
        return Task.FromResult(position);
    }

    private void Look() => InvokeAsync(() =>
    {
        foreach (var scenario in Desk.Scenarios)
        {
            if (Desk.Of(scenario.Name) is { } play && (!seen.TryGetValue(scenario.Name, out var before) || before != play.State))
            {
                seen[scenario.Name] = play.State;
                said = $"{scenario.Name}: {play.Result?.Verdict.ToWords() ?? play.State.ToWords()}";
            }
        }

        StateHasChanged();
    });

    private bool Fits(ScenarioListing scenario) =>
        $"{scenario.Name} {scenario.Code} {scenario.Cause} {scenario.Purpose}".Contains(text.Trim(), StringComparison.OrdinalIgnoreCase);
}
