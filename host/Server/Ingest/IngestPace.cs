namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// Says how long a batch has to wait, so that no flood takes the others' room or time. A connection's batches are taken one
/// after the other, so waiting slows it down. Safe for concurrent use.
/// </summary>
internal sealed class IngestPace(HostSettings settings, TimeProvider time)
{
    /// <summary>Units that a session costs which has not been heard of lately.</summary>
    public const int NewSession = 20;

    // Beyond this, those are forgotten that have rested.
    private const int MostRemembered = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Allowance> byConnection = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Allowance> bySession = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Allowance> lightConnections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Allowance> lightOrigins = new(StringComparer.Ordinal);
    private Allowance? together;

    /// <summary>What a batch costs.</summary>
    public static int UnitsOf(int events, int bytes) => Math.Max(events, bytes / 1024) + 1;

    /// <summary>Counts a batch and says how long its sender has to wait.</summary>
    /// <param name="sender">Who sends it.</param>
    /// <param name="session">Its session; null when it names none.</param>
    /// <param name="units">What it costs.</param>
    public TimeSpan Take(Sender sender, string? session, int units)
    {
        if (settings.Limits is not { } limits)
            return TimeSpan.Zero;
        var now = time.GetTimestamp();
        lock (gate)
        {
            if (session is not null && !bySession.ContainsKey(session))
                units += NewSession;
            var own = Of(byConnection, NameOf(sender), limits.Connection, now);
            var wait = own.Take(units, now);
            if (session is not null)
                wait = Longer(wait, Of(bySession, session, limits.Session, now).Take(units, now));
            together ??= new(limits.Together, now, time);
            var common = together.Take(units, now);
            var isLight =
                common > TimeSpan.Zero
                && Of(lightConnections, NameOf(sender), limits.LightConnection, now).TryTake(units, now)
                && Of(lightOrigins, sender.Origin, limits.LightOrigin, now).TryTake(units, now);
            return isLight ? wait : Longer(wait, common);
        }
    }

    /// <summary>Whether requests of this origin that have no connection would wait longer than anybody does.</summary>
    public bool Refuses(Sender sender)
    {
        if (settings.Limits is not { } limits)
            return false;
        lock (gate)
            return byConnection.TryGetValue(NameOf(sender), out var own) && own.Debt(time.GetTimestamp()) > limits.Connection.Burst;
    }

    /// <summary>Forgets a connection that is gone.</summary>
    public void Forget(string connection)
    {
        lock (gate)
        {
            byConnection.Remove(connection);
            lightConnections.Remove(connection);
        }
    }

    private static string NameOf(Sender sender) => sender.Connection ?? $"origin {sender.Origin}";

    private Allowance Of(Dictionary<string, Allowance> known, string name, IngestLimit limit, long now)
    {
        if (known.TryGetValue(name, out var found))
            return found;
        if (known.Count >= MostRemembered)
            MakeRoom(known, now);
        return known[name] = new(limit, now, time);
    }

    // A tenth at once: a sender of many new names waits for it, by what they cost.
    private static void MakeRoom(Dictionary<string, Allowance> known, long now)
    {
        foreach (
            var name in known.OrderByDescending(pair => pair.Value.IsFull(now)).Take(MostRemembered / 10).Select(pair => pair.Key).ToList()
        )
            known.Remove(name);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
