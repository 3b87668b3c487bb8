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

    /// <summary>Gets what a batch costs.</summary>
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

    /// <summary>Determines whether requests of this origin that have no connection would wait longer than anybody does.</summary>
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

/// <summary>
/// How much senders may send, in units: an event is one, and so is a KiB of a batch, whichever is more. A sender that goes beyond it has to
/// wait for its answer, and loses nothing.
/// </summary>
public sealed record IngestLimits
{
    /// <summary>Of one connection, or of the requests of one origin that have none.</summary>
    public IngestLimit Connection { get; init; } = new(1_500, 5_000);

    /// <summary>How much one session may send.</summary>
    public IngestLimit Session { get; init; } = new(500, 5_000);

    /// <summary>How much all may send together.</summary>
    public IngestLimit Together { get; init; } = new(6_000, 20_000);

    /// <summary>Gets what a connection may send without waiting while all together send too much: as much as a page does.</summary>
    public IngestLimit LightConnection { get; init; } = new(100, 500);

    /// <summary>How much all connections of one origin may send.</summary>
    public IngestLimit LightOrigin { get; init; } = new(1_000, 5_000);
}

/// <summary>A rate, and what may come at once after a rest.</summary>
/// <param name="PerSecond">Units a second.</param>
/// <param name="Burst">Units at once.</param>
public sealed record IngestLimit(int PerSecond, int Burst);

/// <summary>A token bucket that may be overdrawn: the debt is the time to wait. Not safe for concurrent use.</summary>
internal sealed class Allowance(IngestLimit limit, long now, TimeProvider time)
{
    private double units = limit.Burst;
    private long filled = now;

    /// <summary>Takes units if they are there.</summary>
    public bool TryTake(int count, long at)
    {
        if (Fill(at) < count)
            return false;
        units -= count;
        return true;
    }

    /// <summary>Determines whether nothing is missing: then it says no more than a new one.</summary>
    public bool IsFull(long at) => Fill(at) >= limit.Burst;

    /// <summary>Units that were taken and are not there yet.</summary>
    public double Debt(long at) => Math.Max(0, -Fill(at));

    /// <summary>Takes units, and says how long to wait until they are there.</summary>
    public TimeSpan Take(int count, long at)
    {
        units = Fill(at) - count;
        return units >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-units / limit.PerSecond);
    }

    private double Fill(long at)
    {
        units = Math.Min(limit.Burst, units + time.GetElapsedTime(filled, at).TotalSeconds * limit.PerSecond);
        filled = at;
        return units;
    }
}
