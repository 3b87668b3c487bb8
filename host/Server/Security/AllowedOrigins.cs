using System.Collections.Concurrent;

namespace KojiWidgetHarness.Host.Security;

/// <summary>
/// Web origins, beside loopback ones, whose pages may send events: those of the start, and those that the owner allowed since. Safe for
/// concurrent use.
/// </summary>
internal sealed class AllowedOrigins(HostSettings settings)
{
    private readonly ConcurrentDictionary<string, bool> added = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether pages of an origin may send.</summary>
    public bool Contains(string origin) =>
        settings.PageOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase) || added.ContainsKey(origin);

    /// <summary>Allows an origin until the host stops.</summary>
    public void Add(string origin) => added[origin] = true;
}
