using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Scenarios;

/// <summary>The scenarios that can run on this host, how each is doing, and one of them step by step.</summary>
public sealed partial class ScenariosPage
{
    private static readonly IReadOnlyList<Choice> Choices =
    [
        new(
            "Step by step",
            "Pauses a scenario before its page opens and before each step, until you let it go on",
            settings => settings.Pauses,
            settings => settings with { Pauses = !settings.Pauses }
        ),
        new(
            "Slowly",
            "Does each step a second later, so that eyes can follow",
            settings => settings.Slow,
            settings => settings with { Slow = !settings.Slow }
        ),
        new("Headed", "Shows the browser's window", settings => settings.Headed, settings => settings with { Headed = !settings.Headed }),
        new(
            "Trace",
            "Records Playwright's trace, to be opened in its viewer",
            settings => settings.Traces,
            settings => settings with { Traces = !settings.Traces }
        ),
    ];

    private readonly CancellationTokenSource left = new();
    private readonly Dictionary<string, QueuedRunState> seen = [];
    private ElementReference root;
    private PageScript script = null!; // Made when the page begins.
    private RunSettings settings = new();
    private bool runsChanged;
    private string text = "";
    private string? said;
    private long position;

    /// <summary>The id of the scenario that is shown; null for none.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    private IReadOnlyList<RunnableScenario> Found => [.. Queue.Scenarios.Where(Fits)];

    private RunnableScenario? Shown => Queue.Scenarios.FirstOrDefault(scenario => scenario.Id == Show);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Queue.Changed -= Look;
        Queue.FilesChanged -= FilesChanged;
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
        Queue.FilesChanged += FilesChanged;
        _ = LogWatch.FollowAsync(Log, Time, LogWatch.Second, ReadAsync, left.Token);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await script.AttachAsync(root);
    }

    private static string AddressOf(string? id) =>
        id is null
            ? ProtocolRoutes.ScenariosPage
            : $"{ProtocolRoutes.ScenariosPage}?{nameof(Show).ToLowerInvariant()}={Uri.EscapeDataString(id)}";

    private void RunOne(RunnableScenario scenario)
    {
        Queue.Start(scenario.Id, settings);
        if (scenario.Id != Show)
            Navigation.NavigateTo(AddressOf(scenario.Id));
    }

    private void Run(IReadOnlyList<RunnableScenario> scenarios, bool again = false)
    {
        foreach (var scenario in scenarios)
            Queue.Start(scenario.Id, settings, again);
    }

    private Task<long> ReadAsync(CancellationToken cancellation)
    {
        position = Log.LastPosition;
        StateHasChanged();
        return Task.FromResult(position);
    }

    private void FilesChanged(IReadOnlyList<string> changed) =>
        InvokeAsync(() =>
        {
            if (runsChanged)
                Run([.. Queue.Scenarios.Where(scenario => changed.Contains(scenario.Id))], again: true);
            StateHasChanged();
        });

    private void Look() =>
        InvokeAsync(() =>
        {
            foreach (var scenario in Queue.Scenarios)
            {
                if (Queue.Of(scenario.Id) is { } run && (!seen.TryGetValue(scenario.Id, out var before) || before != run.State))
                {
                    seen[scenario.Id] = run.State;
                    said = $"{scenario.Name}: {run.Result?.Verdict.ToWords() ?? run.State.ToWords()}";
                }
            }

            StateHasChanged();
        });

    private bool Fits(RunnableScenario scenario) =>
        $"{scenario.Id} {scenario.Name} {scenario.Code} {scenario.Cause} {scenario.Purpose}".Contains(
            text.Trim(),
            StringComparison.OrdinalIgnoreCase
        );

    private sealed record Choice(string Name, string Title, Func<RunSettings, bool> Is, Func<RunSettings, RunSettings> Toggled);
}
