using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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
