using System.Collections.Frozen;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;

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
