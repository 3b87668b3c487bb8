namespace KojiWidgetHarness.Host.Security;

/// <summary>What a token lets its holder do; also the names of the authorization policies.</summary>
internal static class AccessScopes
{
    public const string Claim = "scope";

    public const string Ingest = "ingest";

    public const string Read = "read";

    /// <summary>Reads with the reader token, as programs do.</summary>
    public const string ReadByToken = "read-by-token";

    /// <summary>Reads with the ticket of a login, as pages of the dashboard do.</summary>
    public const string ReadByTicket = "read-by-ticket";

    /// <summary>
    /// A page of the dashboard before it reads anything: a browser gets it without a proof, as it has none that it would not also send to
    /// every other port of this machine. What the page shows comes over its connection, which needs the ticket.
    /// </summary>
    public const string Page = "page";
}
