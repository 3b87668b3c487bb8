namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>Request headers by which a caller says who it is.</summary>
internal static class CallerHeaders
{
    /// <summary>The token of one interview (seed: invalid_session_token).</summary>
    public const string SessionToken = "X-Session-Token";

    /// <summary>What stands before an API key in <c>Authorization</c>.</summary>
    public const string KeyPrefix = "Bearer ";
}
