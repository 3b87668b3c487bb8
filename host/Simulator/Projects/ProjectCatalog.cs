using System.Collections.Frozen;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Projects;

/// <summary>The projects of <see cref="SimulatorProjects"/>. Ids are case-sensitive (seed: not_found).</summary>
internal static class ProjectCatalog
{
    private static readonly FrozenDictionary<string, Project> ById = new Project[]
    {
        new() { Id = SimulatorProjects.Active, Title = "How do you choose a tool?", GuideId = SimulatorProjects.ActiveGuide },
        new() { Id = SimulatorProjects.VoiceOnly, Title = "Tell us about your week", Modes = [InterviewModes.Voice] },
        new() { Id = SimulatorProjects.Unpublished, Title = "Unpublished study", State = ProjectState.Unpublished },
        new() { Id = SimulatorProjects.Archived, Title = "Archived study", State = ProjectState.Archived },
        new() { Id = SimulatorProjects.Disabled, Title = "Disabled study", State = ProjectState.Disabled },
    }.ToFrozenDictionary(project => project.Id, StringComparer.Ordinal);

    public static Project? Find(string id) => ById.GetValueOrDefault(id);
}
