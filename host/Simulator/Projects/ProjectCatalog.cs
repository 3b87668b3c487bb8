using System.Collections.Frozen;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Errors;

namespace KojiWidgetHarness.Simulator.Projects;

/// <summary>The projects of <see cref="SimulatorProjects"/> and further active ones. Ids are case-sensitive (seed: not_found).</summary>
internal sealed class ProjectCatalog(IEnumerable<string> active, bool takesAny = false)
{
    private static readonly Project[] WellKnown =
    [
        new()
        {
            Id = SimulatorProjects.Active,
            Title = "How do you choose a tool?",
            GuideId = SimulatorProjects.ActiveGuide,
        },
        new()
        {
            Id = SimulatorProjects.VoiceOnly,
            Title = "Tell us about your week",
            Modes = [InterviewModes.Voice],
        },
        new()
        {
            Id = SimulatorProjects.Unpublished,
            Title = "Unpublished study",
            State = ProjectState.Unpublished,
        },
        new()
        {
            Id = SimulatorProjects.Archived,
            Title = "Archived study",
            State = ProjectState.Archived,
        },
        new()
        {
            Id = SimulatorProjects.Disabled,
            Title = "Disabled study",
            State = ProjectState.Disabled,
        },
        new()
        {
            Id = SimulatorProjects.Brief,
            Title = "A quick question",
            SessionTimeout = TimeSpan.FromSeconds(SimulatorProjects.BriefSeconds),
        },
        new()
        {
            Id = SimulatorProjects.Broken,
            Title = "Broken study",
            FailsWith = KojiErrorCodes.InternalError,
        },
        new()
        {
            Id = SimulatorProjects.Unreachable,
            Title = "Unreachable study",
            FailsWith = KojiErrorCodes.BadGateway,
        },
        new()
        {
            Id = SimulatorProjects.InMaintenance,
            Title = "Study under maintenance",
            FailsWith = KojiErrorCodes.ServiceUnavailable,
        },
    ];

    private readonly FrozenDictionary<string, Project> byId = WellKnown
        .Concat(active.Except(WellKnown.Select(project => project.Id), StringComparer.Ordinal).Select(Theirs))
        .ToFrozenDictionary(project => project.Id, StringComparer.Ordinal);

    public Project? Find(string id) =>
        byId.GetValueOrDefault(id)
        ?? (takesAny && id != SimulatorProjects.Unknown && Guid.TryParseExact(id, "D", out _) ? Theirs(id) : null);

    private static Project Theirs(string id) =>
        new()
        {
            Id = id,
            Title = "Your project",
            TakesAnyGuide = true,
        };
}

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

    /// <summary>Gets a value indicating whether any guide id will do: of somebody else's project nobody here knows the guides.</summary>
    public bool TakesAnyGuide { get; init; }

    public IReadOnlyList<string> Modes { get; init; } = [InterviewModes.Text, InterviewModes.Voice];
}

internal enum ProjectState
{
    Active,
    Unpublished,
    Archived,
    Disabled,
}

/// <summary>How an interview is answered (contract: <c>mode</c>).</summary>
internal static class InterviewModes
{
    public const string Text = "text";

    public const string Voice = "voice";

    public static IReadOnlyList<string> All { get; } = [Text, Voice];

    public static bool Contains(string mode) => All.Contains(mode);
}

internal static class ProjectRules
{
    /// <summary>Why nothing at all can be done with this project, not even show its widget; null when something can.</summary>
    public static ApiErrorResult? Refuse(Project project) =>
        project.State switch
        {
            _ when project.FailsWith is { } code => ApiErrors.Of(code),
            ProjectState.Archived => ApiErrors.ProjectArchived,
            ProjectState.Disabled => ApiErrors.ProjectDisabled,
            _ => null,
        };
}
