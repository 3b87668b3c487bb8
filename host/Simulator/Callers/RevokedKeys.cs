using System.Collections.Concurrent;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>API keys that a fault made invalid, each with the id of that fault. Which keys there are at all is not changed by it.</summary>
internal sealed class RevokedKeys
{
    private readonly ConcurrentDictionary<string, string> _faultOf = new(StringComparer.Ordinal);

    public bool Contains(string key) => _faultOf.ContainsKey(key);

    /// <summary>Makes a valid key invalid; others would be any number.</summary>
    public void Add(string key, string fault) => _faultOf.TryAdd(key, fault);

    /// <summary>Makes the keys valid again that this fault made invalid.</summary>
    public void Restore(string fault)
    {
        foreach (var (key, _) in _faultOf.Where(revoked => revoked.Value == fault))
            _faultOf.TryRemove(key, out _);
    }

    public void RestoreAll() => _faultOf.Clear();
}
