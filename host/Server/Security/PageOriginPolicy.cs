using System.Collections.Concurrent;
using System.Net;
using KojiWidgetHarness.Protocol;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Host.Security;

/// <summary>
/// Which pages may talk to the host. Browsers let any page open a WebSocket to any server and leave it to the server to look at the
/// <c>Origin</c> header; SignalR does not look by itself.
/// </summary>
internal sealed class PageOriginPolicy(AllowedOrigins allowed)
{
    /// <summary>
    /// Events may come from loopback pages and from the origins that were allowed; everything else is for the host's own pages.
    /// Clients that are not browsers send no Origin and have their token alone to show.
    /// </summary>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers[HeaderNames.Origin].ToString();
        if (origin.Length == 0 || request.Path == ProtocolRoutes.BridgeScript)
            return true;

        return origin == OwnOrigin(request) || (TakesEvents(request) && (IsLoopback(origin) || allowed.Contains(origin)));
    }

    /// <summary>Determines whether a request goes where pages of other origins send events.</summary>
    public static bool TakesEvents(HttpRequest request) =>
        request.Path.StartsWithSegments(ProtocolRoutes.IngestHub) || request.Path == ProtocolRoutes.IngestBeacon;

    /// <summary>The origin of the host's own pages, by the name that it was asked by.</summary>
    public static string OwnOrigin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>Determines whether an origin is of this machine alone.</summary>
    public static bool IsLoopback(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https")
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}

/// <summary>
/// Web origins, beside loopback ones, whose pages may send events: those of the start, and those that the owner allowed since. Safe for
/// concurrent use.
/// </summary>
internal sealed class AllowedOrigins(HostSettings settings)
{
    private readonly ConcurrentDictionary<string, bool> added = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Determines whether pages of an origin may send.</summary>
    public bool Contains(string origin) =>
        settings.PageOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase) || added.ContainsKey(origin);

    /// <summary>Allows an origin until the host stops.</summary>
    public void Add(string origin) => added[origin] = true;
}
