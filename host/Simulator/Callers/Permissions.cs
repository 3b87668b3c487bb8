namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>What a caller may do; each is the name of an authorization policy too. The first three are Koji's (seed: forbidden).</summary>
internal static class Permissions
{
    public const string Start = "interview:start";

    public const string Read = "interview:read";

    public const string Complete = "interview:complete";

    /// <summary>Koji's too, of the second generation: speak for the respondent without the session's token.</summary>
    public const string Chat = "interview:chat";

    /// <summary>Ours: what a session token allows beside completing.</summary>
    public const string Answer = "interview:answer";
}
