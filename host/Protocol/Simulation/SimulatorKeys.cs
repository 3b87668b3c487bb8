namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>API keys with a fixed meaning in the simulator. They open nothing anywhere else.</summary>
public static class SimulatorKeys
{
    /// <summary>Every documented permission, for every project of the simulator.</summary>
    public const string Full = "koji_sk_sim_full";

    /// <summary>May start interviews, nothing else.</summary>
    public const string StartOnly = "koji_sk_sim_start";

    /// <summary>Every documented permission, but only for <see cref="SimulatorProjects.Unpublished"/>.</summary>
    public const string OtherProject = "koji_sk_sim_other_project";

    /// <summary>Was valid once.</summary>
    public const string Revoked = "koji_sk_sim_revoked";

    /// <summary>Of an account whose plan does not include the API.</summary>
    public const string FreePlan = "koji_sk_sim_free";
}
