using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Simulator.Projects;

/// <summary>A project of the simulator.</summary>
internal sealed record Project
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public ProjectState State { get; init; } = ProjectState.Active;

    /// <summary>The error that everything about it ends in; null for none.</summary>
    public EventCode? FailsWith { get; init; }

    /// <summary>How long its sessions may lie idle; null for as long as all others.</summary>
    public TimeSpan? SessionTimeout { get; init; }

    /// <summary>The published guide; null where there is none.</summary>
    public string? GuideId { get; init; }

    /// <summary>Whether any guide id will do: of somebody else's project nobody here knows the guides.</summary>
    public bool TakesAnyGuide { get; init; }

    public IReadOnlyList<string> Modes { get; init; } = [InterviewModes.Text, InterviewModes.Voice];
}
