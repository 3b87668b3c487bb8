using KojiWidgetHarness.Protocol.Replays;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>The host pages whose bridges are connected now. Safe for concurrent use.</summary>
internal sealed class OpenPages(TimeProvider time)
{
    /// <summary>How many connections are remembered; those beyond send their events all the same.</summary>
    public const int Capacity = 500;

    /// <summary>How many of them may be of one origin, so that no site takes the others' room.</summary>
    public const int CapacityOfOneOrigin = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<string, OpenPage> byConnection = [];

    /// <summary>A page came or went. Called on any thread.</summary>
    public event Action? Changed;

    /// <summary>The pages, the newest first, each session once.</summary>
    public IReadOnlyList<OpenPage> All
    {
        get
        {
            lock (gate)
                return [.. byConnection.Values.OrderByDescending(page => page.ConnectedAt).DistinctBy(page => page.Session)];
        }
    }

    /// <summary>The newest connection of a session; null when it has none.</summary>
    public string? ConnectionOf(string session)
    {
        lock (gate)
        {
            return byConnection
                .Where(pair => pair.Value.Session == session)
                .OrderByDescending(pair => pair.Value.ConnectedAt)
                .Select(pair => pair.Key)
                .FirstOrDefault();
        }
    }

    /// <summary>A page says who it is. False when there is no room for it.</summary>
    public bool Add(string connection, string run, string session, string? origin)
    {
        lock (gate)
        {
            if (
                !byConnection.ContainsKey(connection)
                && (byConnection.Count >= Capacity || byConnection.Values.Count(page => page.Origin == origin) >= CapacityOfOneOrigin)
            )
                return false;
            byConnection[connection] = new OpenPage
            {
                Run = run,
                Session = session,
                Origin = origin,
                ConnectedAt = time.GetUtcNow(),
            };
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Removes the page of a connection that is gone.</summary>
    public void Remove(string connection)
    {
        lock (gate)
        {
            if (!byConnection.Remove(connection))
                return;
        }

        Changed?.Invoke();
    }
}
