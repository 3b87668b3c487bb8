using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// Whose each session is. The token that pages hold is the same for all of them, and a session's name is in links and logs; so a
/// session belongs to the one who begins it, is bound to that one's web origin, and is shown to be theirs by a secret that the host gives
/// back. Safe for concurrent use.
/// </summary>
/// <remarks>
/// The secret follows from the session, the origin and a key, so that it holds beyond a restart and beyond what is remembered here.
/// </remarks>
internal sealed class SessionOwners(HostSettings settings, IEventLog log) : IDisposable
{
    /// <summary>How many sessions are remembered of one origin; of the others only the secret tells.</summary>
    public const int MostOfOneOrigin = 2_000;

    private const int MostOrigins = 100;

    private readonly byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes("session owner\n" + settings.Tokens.Reader));
    private readonly SemaphoreSlim claiming = new(1);
    private readonly Lock gate = new();
    private readonly HashSet<string> connected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Owner> owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> byOrigin = new(StringComparer.Ordinal);

    /// <summary>Asks for a session in the name of a sender.</summary>
    /// <param name="session">The session.</param>
    /// <param name="sender">Who asks.</param>
    /// <param name="secret">What the sender shows; null for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The session's secret when it is the sender's; null when it is somebody else's.</returns>
    /// <exception cref="EventLogException">The log cannot be read.</exception>
    public async ValueTask<string?> ClaimAsync(string session, Sender sender, string? secret, CancellationToken cancellation)
    {
        if (OfKnown(session, sender, secret, out var own))
            return own;
        // One after the other: no session has a new owner while the log is asked for its owner.
        await claiming.WaitAsync(cancellation);
        try
        {
            if (OfKnown(session, sender, secret, out own))
                return own;
            own = SecretOf(session, sender.Origin);
            // A session from before this host started, or one that was forgotten, belongs to the sender that knows the secret.
            if (
                secret is not null
                    ? !Same(secret, own)
                    : (await log.PageAsync(new() { Session = session }, null, 1, cancellation)).Events.Count > 0
            )
                return null;
            lock (gate)
                Remember(session, new Owner(sender, own) { HasShown = secret is not null });
            return own;
        }
        finally
        {
            claiming.Release();
        }
    }

    /// <summary>Notes that a connection is there.</summary>
    public void Connected(string connection)
    {
        lock (gate)
            connected.Add(connection);
    }

    /// <summary>Notes that a connection is gone: its owner may come back on another.</summary>
    public void Disconnected(string connection)
    {
        lock (gate)
            connected.Remove(connection);
    }

    /// <inheritdoc/>
    public void Dispose() => claiming.Dispose();

    private bool IsConnected(string? connection) => connection is not null && connected.Contains(connection);

    private bool OfKnown(string session, Sender sender, string? secret, out string? own)
    {
        lock (gate)
        {
            own = null;
            if (!owners.TryGetValue(session, out var owner))
                return false;
            if (owner.Admits(sender, secret, IsConnected(owner.Connection)))
                own = owner.Secret;
            return true;
        }
    }

    private void Remember(string session, Owner owner)
    {
        if (!byOrigin.TryGetValue(owner.Origin, out var sessions))
        {
            if (byOrigin.Count >= MostOrigins)
                ForgetOrigin();
            byOrigin[owner.Origin] = sessions = new();
        }

        owners[session] = owner;
        sessions.Enqueue(session);
        if (sessions.Count > MostOfOneOrigin)
            ForgetOne(sessions);
    }

    // The oldest without a connection: an owner that is connected is never forgotten.
    private void ForgetOne(Queue<string> sessions)
    {
        for (var left = sessions.Count; left > 0; left--)
        {
            var oldest = sessions.Dequeue();
            if (IsIdle(oldest))
            {
                owners.Remove(oldest);
                return;
            }

            sessions.Enqueue(oldest);
        }
    }

    private void ForgetOrigin()
    {
        if (
            byOrigin.Where(pair => pair.Value.All(IsIdle)).OrderBy(pair => pair.Value.Count).FirstOrDefault()
            is not { Key: { } origin, Value: { } sessions }
        )
            return;
        foreach (var session in sessions)
            owners.Remove(session);
        byOrigin.Remove(origin);
    }

    private bool IsIdle(string session) => !owners.TryGetValue(session, out var owner) || !IsConnected(owner.Connection);

    private string SecretOf(string session, string origin) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{session}\n{origin}")));

    private static bool Same(string given, string own) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(own));

    private sealed class Owner(Sender sender, string secret)
    {
        public string Origin => sender.Origin;

        public string Secret => secret;

        /// <summary>The connection that it was on last; null when there was none.</summary>
        public string? Connection { get; private set; } = sender.Connection;

        /// <summary>Gets or sets a value indicating whether the secret has arrived: it came back.</summary>
        public bool HasShown { get; set; }

        public bool Admits(Sender other, string? shown, bool isConnected)
        {
            if (shown is not null)
            {
                if (other.Origin != Origin || !Same(shown, secret))
                    return false;
                HasShown = true;
                Connection = other.Connection ?? Connection;
                return true;
            }

            if (other.Connection is { } connection && connection == Connection)
                return true;
            // A page can be closed, or lose its connection, before it has heard its secret. Only a browser's word for an origin is worth
            // that.
            if (HasShown || other.Origin != Origin || Origin.Length == 0 || (other.Connection is not null && isConnected))
                return false;
            Connection = other.Connection ?? Connection;
            return true;
        }
    }
}
