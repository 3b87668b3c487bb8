using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>A host page on <c>localhost</c> with the bridge script and the real wire behind it. Can be stopped and started again.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly Inbox inbox;
    private WebApplication app;

    private TestHost(Inbox inbox) => (this.inbox, app) = (inbox, Build(inbox, port: 0));

    public int Port { get; private set; }

    public string Origin => $"http://localhost:{Port}";

    /// <summary>The page at <c>/</c>.</summary>
    public string Html { get; set; } = "";

    /// <summary>Response header <c>Content-Security-Policy</c> of the page; null for none.</summary>
    public string? Policy { get; set; }

    /// <summary>What came by beacon, whether or not it came by the hub as well.</summary>
    public Inbox Beacons { get; } = new();

    public static async Task<TestHost> StartAsync(Inbox inbox)
    {
        var host = new TestHost(inbox);
        await host.RunAsync();
        return host;
    }

    public async Task StopAsync() => await app.DisposeAsync();

    public async Task StartAgainAsync()
    {
        app = Build(inbox, Port);
        await RunAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static WebApplication Build(Inbox inbox, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(inbox);
        builder
            .Services.AddSignalR(options => options.MaximumReceiveMessageSize = 2 * EventLimits.BatchBytes)
            .AddJsonProtocol(options => options.PayloadSerializerOptions = ProtocolJson.Default.Options);
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, port)).UseShutdownTimeout(TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private async Task RunAsync()
    {
        app.UseWebSockets();
        app.MapGet("/", (HttpContext context) =>
        {
            if (Policy is not null)
                context.Response.Headers.ContentSecurityPolicy = Policy;
            return Results.Content(Html, "text/html; charset=utf-8");
        });
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet(ProtocolRoutes.BridgeScript, () => Results.File(BridgeBundle.Path, "text/javascript"));
        app.MapHub<IngestHub>(ProtocolRoutes.IngestHub);
        app.MapPost(ProtocolRoutes.IngestBeacon, async (HttpRequest request) =>
        {
            var batch = await JsonSerializer.DeserializeAsync(request.Body, ProtocolJson.Default.EventBatch);
            Beacons.Store(batch!);
            inbox.Store(batch!);
        });
        await app.StartAsync();
        Port = new Uri(app.Urls.First()).Port;
    }
}
