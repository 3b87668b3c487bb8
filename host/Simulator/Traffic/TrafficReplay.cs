using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>
/// Sends recorded requests again, to the simulator itself and as they were: only here are their secrets still known. They take the whole
/// way through the server, so that faults and limits apply to them as to any other.
/// </summary>
internal sealed class TrafficReplay(IServer server, SimulatorOptions options) : IDisposable
{
    // Ours, and never recorded. A number of no open order means nothing.
    private const string OrderHeader = "X-Simulator-Replay";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Those of the connection and of the body are the new connection's.
    private static readonly FrozenSet<string> NotSent = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        HeaderNames.Connection,
        HeaderNames.KeepAlive,
        HeaderNames.TransferEncoding,
        HeaderNames.ContentLength,
        HeaderNames.Expect,
        HeaderNames.Upgrade,
        OrderHeader
    );

    private readonly ConcurrentDictionary<string, ReplayOrder> open = new(StringComparer.Ordinal);

    private readonly HttpMessageInvoker http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            // Its own self-signed certificate, and no other.
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                    options.Certificate is { } own && own.RawDataMemory.Span.SequenceEqual(shown?.GetRawCertData()),
            },
        }
    );

    /// <summary>The order that this request was sent by, of which it then bears no trace; null for a request of anybody else.</summary>
    public ReplayOrder? Recognise(HttpRequest request) =>
        !open.IsEmpty && request.Headers.Remove(OrderHeader, out var number) && open.TryRemove(number.ToString(), out var order)
            ? order
            : null;

    /// <summary>
    /// Determines whether a request can be sent again as it was: one about no path, but the server, cannot (RFC 9112, 3.2.4).
    /// </summary>
    public static bool CanSend(Exchange exchange) => PathOf(exchange) is not null;

    /// <summary>Sends a request again and waits for what comes of it; null when it did not reach the server.</summary>
    public async Task<Exchange?> SendAsync(Exchange again, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var order = open[number] = new(again.Position);
        try
        {
            using var request = ToRequest(again);
            request.Headers.Add(OrderHeader, number);
            using var response = await http.SendAsync(request, patience.Token);
            await response.Content.CopyToAsync(Stream.Null, patience.Token);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
        {
            // A connection that a fault resets, or an answer that never comes, is an exchange too: it ends as one.
        }

        return open.TryRemove(number, out _) ? null : await order.Exchange.WaitAsync(cancellationToken);
    }

    public void Dispose() => http.Dispose();

    // What is sent as to a proxy names the server too (RFC 9112, 3.2.2).
    private static string? PathOf(Exchange exchange) =>
        exchange.Target.StartsWith('/') ? exchange.Target
        : Uri.TryCreate(exchange.Target, UriKind.Absolute, out var whole) ? whole.PathAndQuery
        : null;

    private HttpRequestMessage ToRequest(Exchange again)
    {
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        var request = new HttpRequestMessage(
            new(again.Method),
            new Uri(address + PathOf(again), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
        );
        if (again.RequestBody is { Bytes: > 0 } body)
            request.Content = new ByteArrayContent(body.Kept.ToArray());
        foreach (var (name, values) in again.RequestHeaders.Where(header => !NotSent.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return request;
    }
}

/// <summary>A request that is being sent again, until the exchange that comes of it has ended.</summary>
/// <param name="Of">Position of the one that it is sent again from.</param>
internal sealed record ReplayOrder(long Of)
{
    private readonly TaskCompletionSource<Exchange> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Exchange> Exchange => ended.Task;

    public void Ended(Exchange exchange) => ended.TrySetResult(exchange);
}
