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

    /// <summary>As <see cref="Full"/>, but it has used up what its rate limit allows, for good.</summary>
    public const string RateLimited = "koji_sk_sim_rate_limited";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: every permission, for <see cref="SimulatorProjects.Active"/>.</summary>
    public const string PublicFull = "pk_live_sim00full00000000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: may start interviews, nothing else.</summary>
    public const string PublicStartOnly = "pk_live_sim00start0000000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: every permission, for <see cref="SimulatorProjects.Unpublished"/>.</summary>
    public const string PublicOtherProject = "pk_live_sim00other0000000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: was valid once.</summary>
    public const string PublicRevoked = "pk_live_sim00revoked00000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: of an account whose plan does not include the API.</summary>
    public const string PublicFreePlan = "pk_live_sim00free00000000000000000000000";

    /// <summary>
    /// Of <see cref="KojiContract.KojiSo"/>: as <see cref="PublicFull"/>, but it has used up what its rate limit allows, for good.
    /// </summary>
    public const string PublicRateLimited = "pk_live_sim00limited00000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: every permission, for <see cref="SimulatorProjects.Disabled"/>.</summary>
    public const string PublicDisabled = "pk_live_sim00disabled0000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: every permission, for <see cref="SimulatorProjects.Archived"/>.</summary>
    public const string PublicArchived = "pk_live_sim00archived0000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: every permission, for <see cref="SimulatorProjects.VoiceOnly"/>.</summary>
    public const string PublicVoiceOnly = "pk_live_sim00voice0000000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: every permission, for <see cref="SimulatorProjects.Broken"/>.</summary>
    public const string PublicBroken = "pk_live_sim00broken000000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: every permission, for <see cref="SimulatorProjects.Unreachable"/>.</summary>
    public const string PublicUnreachable = "pk_live_sim00unreach00000000000000000000";

    /// <summary>Of <see cref="KojiContract.KojiSo"/>: every permission, for <see cref="SimulatorProjects.InMaintenance"/>.</summary>
    public const string PublicInMaintenance = "pk_live_sim00upkeep000000000000000000000";
}
