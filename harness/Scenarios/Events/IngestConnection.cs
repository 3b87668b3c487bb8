using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Http;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Scenarios.Events;

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
