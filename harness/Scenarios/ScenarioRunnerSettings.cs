using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Scenarios;

/// <summary>How a runner holds its scenarios.</summary>
public sealed record ScenarioRunnerSettings
{
    /// <summary>The run that the events are kept under; null for a new one. Runners of one invocation share it.</summary>
    public string? Run { get; init; }

    /// <summary>The time limit of a scenario that has none of its own, counted from when it has its browser.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What is kept of each scenario for people to look at; null for nothing.</summary>
    public CaptureSettings? Capture { get; init; }

    /// <summary>What the embedding page's microphone permission is where no fault sets it; null for as the browser has it.</summary>
    public MicrophoneSetting? Permission { get; init; }

    /// <summary>For how long a page is watched by scenarios that watch it; null for as long as they say.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>A name for a run that no other has.</summary>
    public static string NewRun() => $"run-{Guid.CreateVersion7():N}";
}
