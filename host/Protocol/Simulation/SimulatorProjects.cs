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
