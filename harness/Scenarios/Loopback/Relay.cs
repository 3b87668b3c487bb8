using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Scenarios.Loopback;

/// <summary>Passes what a client and another server say to each other.</summary>
internal static class Relay
{
    /// <summary>Byte for byte, until either side ends.</summary>
    public static async Task RunAsync(Stream client, Uri server, CancellationToken cancellation)
    {
        await using var far = await ConnectAsync(server, cancellation);
        await PassAsync(client, far, cancellation);
    }

    /// <summary>
    /// One request, as if it had been made to that server: under its name, and from its own pages where it came from pages of
    /// <paramref name="front"/>. What follows an upgrade (RFC 9110, 7.8) is passed on as it is.
    /// </summary>
    /// <param name="client">Who asks.</param>
    /// <param name="front">Where it asks.</param>
    /// <param name="server">Who answers.</param>
    /// <param name="credentials">What the server asks for, which the client knows for that server only; null for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync(Stream client, Uri front, Uri server, SiteCredentials? credentials, CancellationToken cancellation)
    {
        if (await HttpText.ReadHeadAsync(client, cancellation) is not { Length: > 0 } head)
            return;
        await using var far = await ConnectAsync(server, cancellation);
        await far.WriteAsync(
            Encoding.Latin1.GetBytes(Readdress(Encoding.Latin1.GetString(head), front, server, credentials)),
            cancellation
        );
        await PassAsync(client, far, cancellation);
    }

    private static string Readdress(string head, Uri front, Uri server, SiteCredentials? credentials)
    {
        var upgrades = head.Contains("\r\nUpgrade:", StringComparison.OrdinalIgnoreCase);
        var lines = head.TrimEnd()
            .Split("\r\n")
            .Select(line =>
                line.Split(':', 2) switch
                {
                    ["Host", _] => $"Host: {server.Authority}",
                    ["Connection", _] when !upgrades => "Connection: close",
                    ["Origin", var origin] when origin.Trim() == front.Origin() => $"Origin: {server.Origin()}",
                    _ => line,
                }
            );
        if (credentials is not null)
            lines = lines
                .Where(line => !line.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase))
                .Append($"Authorization: {credentials.Authorization}");
        return string.Join("\r\n", lines) + "\r\n\r\n";
    }

    private static async Task<Stream> ConnectAsync(Uri server, CancellationToken cancellation)
    {
        var plain = new NetworkStream(await HarnessHttp.ConnectAsync(server.IdnHost, server.Port, cancellation), ownsSocket: true);
        if (server.Scheme != Uri.UriSchemeHttps)
            return plain;
        var secure = new SslStream(plain);
        try
        {
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.IdnHost }, cancellation);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private static async Task PassAsync(Stream client, Stream far, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var both = new[] { client.CopyToAsync(far, ended.Token), far.CopyToAsync(client, ended.Token) };
        await Task.WhenAny(both);
        await ended.CancelAsync();
        await Task.WhenAll(both);
    }
}
