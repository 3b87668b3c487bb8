using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Scenarios.Events;

/// <summary>
/// Reads a host's log over SignalR, from a position on. When the host goes away and comes back, it goes on after the last event that it
/// had: none is lost and none comes twice.
/// </summary>
public sealed class FeedConnection : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly HubConnection connection;
    private readonly TimeSpan patience;
    private readonly Action<bool> changed;

    private FeedConnection(HubConnection connection, TimeSpan patience, Action<bool> changed)
    {
        this.connection = connection;
        this.patience = patience;
        this.changed = changed;
    }

    /// <summary>Connects, and gives a host that goes away a minute to come back.</summary>
    /// <exception cref="HttpRequestException">The host is not there, or the token does not open it.</exception>
    public static Task<FeedConnection> OpenAsync(WebAddress host, string readerToken, CancellationToken cancellation) =>
        OpenAsync(host, readerToken, changed: _ => { }, cancellation);

    /// <summary>Connects to the feed, and reports when the connection is lost (false) and when it is back (true).</summary>
    /// <exception cref="HttpRequestException">The host is not there, or the token does not open it.</exception>
    public static async Task<FeedConnection> OpenAsync(
        WebAddress host,
        string readerToken,
        Action<bool> changed,
        CancellationToken cancellation
    )
    {
        var door = new HostDoor(host, readerToken);
        var connection = new HubConnectionBuilder()
            .WithUrl(door.Hub(ProtocolRoutes.FeedHub), options => options.UseHarnessHttp(door))
            .AddMessagePackProtocol()
            .Build();
        await StartAsync(connection, cancellation);
        return new FeedConnection(connection, TimeSpan.FromMinutes(1), changed);
    }

    // The client wraps a cancellation into what went wrong with each way of connecting.
    private static async Task StartAsync(HubConnection connection, CancellationToken cancellation)
    {
        try
        {
            await connection.StartAsync(cancellation);
        }
        catch (Exception given) when (cancellation.IsCancellationRequested)
        {
            await connection.DisposeAsync();
            throw new OperationCanceledException(given.Message, given, cancellation);
        }
    }

    /// <summary>The events after a position that fit: what is there, then what comes, until cancelled.</summary>
    /// <exception cref="HubException">The host refuses; the message says why.</exception>
    /// <exception cref="HttpRequestException">The host went away and did not come back.</exception>
    public async IAsyncEnumerable<IReadOnlyList<EventEnvelope>> ReadAfterAsync(
        long position,
        EventFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = filter.ToQuery();
        // A host that stops may only seem to refuse: a refusal counts when a fresh connection hears it again.
        var isRetry = false;
        while (true)
        {
            await using var slices = connection
                .StreamAsync<byte[][]>(ProtocolRoutes.ReadBytesAfterMethod, position, query, cancellation)
                .GetAsyncEnumerator(cancellation);
            while (await NextAsync(slices, isRetry, cancellation))
            {
                isRetry = false;
                IReadOnlyList<EventEnvelope> events = [.. slices.Current.Select(bytes => new StoredEvent(bytes).Envelope)];
                position = events[^1].Position;
                yield return events;
            }

            isRetry = true;
            changed(false);
            await ComeBackAsync(cancellation);
            changed(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<bool> NextAsync(IAsyncEnumerator<byte[][]> slices, bool isRetry, CancellationToken cancellation)
    {
        try
        {
            return await slices.MoveNextAsync();
        }
        catch (Exception lost) when (!cancellation.IsCancellationRequested && !(lost is HubException && isRetry))
        {
            return false;
        }
    }

    private async Task ComeBackAsync(CancellationToken cancellation)
    {
        await connection.StopAsync(cancellation);
        using var enough = new CancellationTokenSource(patience);
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
        {
            try
            {
                await connection.StartAsync(cancellation);
                return;
            }
            catch (HttpRequestException away) when (away.StatusCode is null && !enough.IsCancellationRequested)
            {
                // Nobody listens there, for now.
                await Task.Delay(pause, cancellation);
            }
        }
    }
}

/// <summary>Sends events to a host over SignalR, as a bridge does.</summary>
internal sealed class IngestConnection : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly ConcurrentDictionary<string, string> secrets = [];

    private IngestConnection(HubConnection connection) => this.connection = connection;

    /// <summary>Connects.</summary>
    /// <exception cref="HttpRequestException">The host is not there, or the token does not open it.</exception>
    public static async Task<IngestConnection> OpenAsync(Uri host, string ingestToken, CancellationToken cancellation)
    {
        var door = new HostDoor(host, ingestToken);
        var connection = new HubConnectionBuilder()
            .WithUrl(door.Hub(ProtocolRoutes.IngestHub), options => options.UseHarnessHttp(door))
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Default.Options)
            .Build();
        await connection.StartAsync(cancellation);
        return new IngestConnection(connection);
    }

    /// <summary>Hands a batch over.</summary>
    /// <returns>The receipt, without the session's secret, which stays here.</returns>
    public async Task<IngestReceipt> AppendAsync(EventBatch batch, CancellationToken cancellation)
    {
        var shown = batch with { Secret = secrets.GetValueOrDefault(batch.Session) };
        var receipt = await connection.InvokeAsync<IngestReceipt>(ProtocolRoutes.AppendMethod, shown, cancellation);
        if (receipt.Secret is { } given)
            secrets[batch.Session] = given;
        return receipt with { Secret = null };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
