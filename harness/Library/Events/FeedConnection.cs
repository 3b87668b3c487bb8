using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Harness.Events;

/// <summary>Reads a host's log over SignalR, from a position on.</summary>
public sealed class FeedConnection : IAsyncDisposable
{
    private readonly HubConnection connection;

    private FeedConnection(HubConnection connection) => this.connection = connection;

    /// <summary>Connects.</summary>
    /// <exception cref="HttpRequestException">The host is not there, or the token does not open it.</exception>
    public static async Task<FeedConnection> OpenAsync(Uri host, string readerToken, CancellationToken cancellation)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(host, ProtocolRoutes.FeedHub), options => options.AccessTokenProvider = () => Task.FromResult<string?>(readerToken))
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Default.Options)
            .Build();
        await connection.StartAsync(cancellation);
        return new FeedConnection(connection);
    }

    /// <summary>The events after a position that fit: what is there, then what comes, until cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<EventEnvelope>> ReadAfterAsync(long position, EventFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return connection.StreamAsync<IReadOnlyList<EventEnvelope>>(ProtocolRoutes.ReadAfterMethod, position, filter.ToQuery(), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
