using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Scenarios;

/// <summary>The scenarios that can run on this host, and how each is doing.</summary>
public sealed partial class ScenariosPage
{
    private readonly CancellationTokenSource left = new();
    private readonly Dictionary<string, QueuedRunState> seen = [];
    private ElementReference root;
    private PageScript script = null!; // Made when the page begins.
    private string text = "";
    private string? said;
    private long position;

    private IReadOnlyList<ScenarioListing> Shown => [.. Queue.Scenarios.Where(Fits)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Queue.Changed -= Look;
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
        Queue.Changed += Look;
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

    private void Look() =>
        InvokeAsync(() =>
        {
            foreach (var scenario in Queue.Scenarios)
            {
                if (Queue.Of(scenario.Name) is { } run && (!seen.TryGetValue(scenario.Name, out var before) || before != run.State))
                {
                    seen[scenario.Name] = run.State;
                    said = $"{scenario.Name}: {run.Result?.Verdict.ToWords() ?? run.State.ToWords()}";
                }
            }

            StateHasChanged();
        });

    private bool Fits(ScenarioListing scenario) =>
        $"{scenario.Name} {scenario.Code} {scenario.Cause} {scenario.Purpose}".Contains(text.Trim(), StringComparison.OrdinalIgnoreCase);
}
