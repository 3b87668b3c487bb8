using System.Collections.Concurrent;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>API keys that a fault made invalid, each with the id of that fault. Which keys there are at all is not changed by it.</summary>
internal sealed class RevokedKeys
{
    private readonly ConcurrentDictionary<string, string> faultOf = new(StringComparer.Ordinal);

    public bool Contains(string key) => faultOf.ContainsKey(key);

    /// <summary>Makes a valid key invalid; others would be any number.</summary>
    public void Add(string key, string fault) => faultOf.TryAdd(key, fault);

    /// <summary>Makes the keys valid again that this fault made invalid.</summary>
    public void Restore(string fault)
    {
        foreach (var (key, _) in faultOf.Where(revoked => revoked.Value == fault))
            faultOf.TryRemove(key, out _);
    }

    public void RestoreAll() => faultOf.Clear();
}
