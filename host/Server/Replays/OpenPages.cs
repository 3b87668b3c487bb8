using KojiWidgetHarness.Protocol.Replays;

namespace KojiWidgetHarness.Host.Replays;

/// <summary>The host pages whose bridges are connected now. Safe for concurrent use.</summary>
internal sealed class OpenPages(TimeProvider time)
{
    /// <summary>How many connections are remembered; those beyond send their events all the same.</summary>
    public const int Capacity = 500;

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
            return byConnection.Where(pair => pair.Value.Session == session)
                .OrderByDescending(pair => pair.Value.ConnectedAt).Select(pair => pair.Key).FirstOrDefault();
        }
    }

    /// <summary>A page says who it is.</summary>
    public void Add(string connection, string run, string session, string? origin)
    {
        lock (gate)
        {
            if (byConnection.Count >= Capacity && !byConnection.ContainsKey(connection))
                return;
            byConnection[connection] = new OpenPage { Run = run, Session = session, Origin = origin, ConnectedAt = time.GetUtcNow() };
        }

        Changed?.Invoke();
    }

    /// <summary>A connection is gone.</summary>
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
