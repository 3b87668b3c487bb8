namespace KojiWidgetHarness.Host.Security;

/// <summary>What a token lets its holder do; also the names of the authorization policies.</summary>
internal static class AccessScopes
{
    public const string Claim = "scope";

    public const string Ingest = "ingest";

    public const string Read = "read";

    /// <summary>The same without the cookie: who has no token gets 401, not a page to log in.</summary>
    public const string ReadByToken = "read-by-token";
}
