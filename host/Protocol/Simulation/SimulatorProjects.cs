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

    /// <summary>As <see cref="Active"/>, but its sessions last for <see cref="BriefSeconds"/>.</summary>
    public const string Brief = "10000000-0000-4000-8000-000000000006";

    /// <summary>How long a session of <see cref="Brief"/> may lie idle, in seconds.</summary>
    public const int BriefSeconds = 5;

    /// <summary>Whatever is asked of it fails inside Koji: 500.</summary>
    public const string Broken = "10000000-0000-4000-8000-000000000500";

    /// <summary>Koji does not reach what it is kept on: 502.</summary>
    public const string Unreachable = "10000000-0000-4000-8000-000000000502";

    /// <summary>Under maintenance: 503.</summary>
    public const string InMaintenance = "10000000-0000-4000-8000-000000000503";

    /// <summary>A well-formed id that names no project.</summary>
    public const string Unknown = "10000000-0000-4000-8000-00000000dead";
}
