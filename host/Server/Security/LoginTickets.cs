using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Host.EventLog;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Host.Security;

/// <summary>
/// What a browser has after it logged in: an expiry, signed with the reader token, so that no ticket outlives its token. It is kept in the
/// store of the dashboard's origin and never in a cookie: browsers send cookies to every port of a host, thus to the page under test.
/// Safe for concurrent use.
/// </summary>
internal sealed class LoginTickets(HostSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>How long a ticket is good for; an open dashboard asks for a new one whenever it connects.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const string Prefix = "koji-ticket";

    private readonly Lock gate = new();
    private CancellationTokenSource ending = new();
    private string generation = LogoutFile.Read(settings.DataFolder);

    /// <summary>A ticket that is good from now on.</summary>
    public string Issue() => Written(time.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds());

    /// <summary>When a ticket ends; null for one that is invalid or has expired.</summary>
    public DateTimeOffset? ExpiryOf(string ticket)
    {
        if (
            ticket.Split('.') is not [Prefix, var seconds, _]
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var expiry)
            || expiry <= time.GetUtcNow().ToUnixTimeSeconds()
            || expiry > time.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds() + 1
        )
            return null;
        return TokenAuthentication.Same(ticket, Written(expiry)) ? DateTimeOffset.FromUnixTimeSeconds(expiry) : null;
    }

    /// <summary>Comes once a ticket is good no longer, whether it expired or somebody logged out.</summary>
    public TicketEnd EndOf(string ticket)
    {
        lock (gate)
        {
            var left = ExpiryOf(ticket) - time.GetUtcNow() ?? TimeSpan.Zero;
            return new TicketEnd(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, ending.Token);
        }
    }

    /// <summary>Ends all tickets, in every browser, also for the next start with the same data folder.</summary>
    /// <exception cref="IOException">That cannot be kept; for as long as this host runs they have ended all the same.</exception>
    public void EndAll()
    {
        CancellationTokenSource ended;
        lock (gate)
        {
            generation = Guid.NewGuid().ToString("N");
            (ended, ending) = (ending, new CancellationTokenSource());
        }

        ended.Cancel();
        ended.Dispose();
        LogoutFile.Write(settings.DataFolder, generation);
    }

    /// <inheritdoc/>
    public void Dispose() => ending.Dispose();

    private string Written(long expiry)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{Prefix}.{expiry}");
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(settings.Tokens.Reader),
            Encoding.UTF8.GetBytes($"{signed}.{generation}")
        );
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }
}

/// <summary>
/// Reads the ticket of a login, and takes it from the host's own pages alone: a browser says which page sends a request, and no script can
/// change that.
/// </summary>
internal sealed class TicketAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    LoginTickets tickets
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ticket";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenAuthentication.PresentedTo(Request) is not { Length: > 0 } ticket)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (!IsFromOwnPage(Request))
            return Task.FromResult(AuthenticateResult.Fail("A ticket is for the pages of the host that gave it."));
        return Task.FromResult(
            tickets.ExpiryOf(ticket) is { } expiry
                ? AuthenticateResult.Success(
                    new(
                        TokenAuthentication.Principal(AccessScopes.Read, SchemeName),
                        new AuthenticationProperties { ExpiresUtc = expiry },
                        SchemeName
                    )
                )
                : AuthenticateResult.Fail("The login is over. Log in again.")
        );
    }

    // Fetch, "Origin" and "Sec-Fetch-Site": the first is not sent with a GET to one's own origin, the second with none but those.
    private static bool IsFromOwnPage(HttpRequest request) =>
        request.Headers[HeaderNames.Origin].ToString() is { Length: > 0 } origin
            ? origin == PageOriginPolicy.OwnOrigin(request)
            : request.Headers["Sec-Fetch-Site"] == "same-origin";
}

/// <summary>The end of a ticket, for what it opened.</summary>
internal sealed class TicketEnd : IDisposable
{
    private readonly CancellationTokenSource expiry;
    private readonly CancellationTokenSource first;

    /// <param name="left">How long the ticket is good for; not negative.</param>
    /// <param name="time">By which clock.</param>
    /// <param name="loggedOut">Cancelled when somebody logs out before that.</param>
    public TicketEnd(TimeSpan left, TimeProvider time, CancellationToken loggedOut)
    {
        expiry = new CancellationTokenSource(left, time);
        first = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, loggedOut);
    }

    /// <summary>Cancelled when it comes.</summary>
    public CancellationToken Token => first.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        first.Dispose();
        expiry.Dispose();
    }
}

/// <summary>Which logins of a data folder have ended: its tickets are signed with what the last logout left there.</summary>
internal static class LogoutFile
{
    private const string Name = "logout";
    private const int LongestText = 64;

    /// <summary>What the last logout left; empty where there was none, or nothing is kept.</summary>
    /// <exception cref="EventLogException">It cannot be read; the message says why.</exception>
    public static string Read(string? folder)
    {
        var path = Path.Combine(folder ?? "", Name);
        if (folder is null || !PrivateFile.IsThere(path))
            return "";
        try
        {
            using var reader = new StreamReader(PrivateFile.OpenRead(path));
            var text = new char[LongestText];
            return new string(text, 0, reader.ReadBlock(text));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException($"What the last logout left cannot be read: {unusable.Message}", unusable);
        }
    }

    /// <summary>Leaves something else there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string? folder, string generation)
    {
        if (folder is not null)
            PrivateFile.Replace(Path.Combine(folder, Name), generation);
    }
}
