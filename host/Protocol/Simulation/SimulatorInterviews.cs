namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>
/// Interviews of <see cref="SimulatorProjects.Active"/> with a fixed meaning in the simulator. Each request finds them as if nobody had
/// asked before: what one does to them, the next does not see.
/// </summary>
public static class SimulatorInterviews
{
    /// <summary>Takes answers.</summary>
    public const string Open = "30000000-0000-4000-8000-000000000001";

    /// <summary>The session token of <see cref="Open"/>.</summary>
    public const string OpenToken = "sim-token-of-the-open-interview";

    /// <summary>Was completed.</summary>
    public const string Completed = "30000000-0000-4000-8000-000000000002";

    /// <summary>The session token of <see cref="Completed"/>, which ended with it.</summary>
    public const string CompletedToken = "sim-token-of-the-completed-interview";

    /// <summary>Nobody used it for as long as a session lasts.</summary>
    public const string Expired = "30000000-0000-4000-8000-000000000003";

    /// <summary>The session token of <see cref="Expired"/>, which ended with it.</summary>
    public const string ExpiredToken = "sim-token-of-the-expired-interview";
}
