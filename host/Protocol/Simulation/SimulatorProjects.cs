namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>Project ids with a fixed meaning in the simulator. Any other UUID names no project.</summary>
public static class SimulatorProjects
{
    /// <summary>Active, with a published guide, voice and text.</summary>
    public const string Active = "10000000-0000-4000-8000-000000000001";

    /// <summary>The published guide of <see cref="Active"/>. Any other UUID names no guide.</summary>
    public const string ActiveGuide = "20000000-0000-4000-8000-000000000001";

    /// <summary>Active, with a published guide, voice only: who is denied the microphone cannot continue in text.</summary>
    public const string VoiceOnly = "10000000-0000-4000-8000-000000000005";

    /// <summary>Archived.</summary>
    public const string Archived = "10000000-0000-4000-8000-000000000002";

    /// <summary>Active, but its guide was never published.</summary>
    public const string Unpublished = "10000000-0000-4000-8000-000000000003";

    /// <summary>Disabled.</summary>
    public const string Disabled = "10000000-0000-4000-8000-000000000004";

    /// <summary>A well-formed id that names no project.</summary>
    public const string Unknown = "10000000-0000-4000-8000-00000000dead";
}
