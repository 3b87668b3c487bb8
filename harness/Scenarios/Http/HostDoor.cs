using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace KojiWidgetHarness.Scenarios.Http;

/// <summary>
/// How a host is shown its token. Where its address has user and password, something in front of it asks for them in the header that the
/// token would be in; then the token goes into the query, which a host takes as well.
/// </summary>
/// <param name="host">The host's address.</param>
/// <param name="token">The token.</param>
internal sealed class HostDoor(WebAddress host, string token)
{
    private readonly string query = $"{ProtocolRoutes.TokenParameter}={Uri.EscapeDataString(token)}";

    /// <summary>Gets what a connection to a hub shows as its token; null where the header is taken.</summary>
    public string? Bearer => host.Credentials is null ? token : null;

    /// <summary>The value of the <c>Authorization</c> header.</summary>
    public string Authorization => host.Credentials?.Authorization ?? $"Bearer {token}";

    /// <summary>A client of the host.</summary>
    public HttpClient NewClient()
    {
        var http = HarnessHttp.NewClient(host.Uri, handler => host.Credentials is null ? handler : new TokenInQuery(query, handler));
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", Authorization);
        return http;
    }

    /// <summary>The address of one of its hubs.</summary>
    public Uri Hub(string route) => new(host.Uri, Bearer is null ? $"{route}?{query}" : route);

    private sealed class TokenInQuery(string query, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = new UriBuilder(request.RequestUri!); // HttpClient has made it absolute.
            address.Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{query}" : query;
            request.RequestUri = address.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>How a SignalR connection to a host is made.</summary>
internal static class HubOptions
{
    /// <summary>Lets it be made as every connection of the harness is, its requests and its socket.</summary>
    public static void UseHarnessHttp(this HttpConnectionOptions options, HostDoor door)
    {
        if (door.Bearer is { } token)
            options.AccessTokenProvider = () => Task.FromResult<string?>(token);
        else
            options.Headers["Authorization"] = door.Authorization;
        options.HttpMessageHandlerFactory = _ => HarnessHttp.NewHandler();
        options.WebSocketFactory = async (context, cancellation) =>
            await HarnessHttp.OpenSocketAsync(context.Uri, door.Authorization, cancellation);
    }
}

/// <summary>Where host and simulator are, and what opens them. The harness meets both on the wire only.</summary>
public sealed record HarnessTarget
{
    /// <summary>Base address of the host.</summary>
    public required Uri Host { get; init; }

    /// <summary>Opens the host's log.</summary>
    public required string ReaderToken { get; init; }

    /// <summary>Lets events into the host's log.</summary>
    public required string IngestToken { get; init; }

    /// <summary>Base address of the simulator; its origin must be of another site than the host's.</summary>
    public required Uri Simulator { get; init; }

    /// <summary>Opens the simulator's controls.</summary>
    public required string SimulatorToken { get; init; }
}
