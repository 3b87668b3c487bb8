using System.Collections.Concurrent;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>A real host on a free port, for one test.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    public const string WidgetOrigin = "http://127.0.0.1:9";

    private readonly WebApplication app;

    private RunningHost(WebApplication app, HostSettings settings)
    {
        this.app = app;
        Settings = settings;
        // By its address: not every machine knows the name localhost.
        Address = new UriBuilder(app.BaseAddress()) { Host = "127.0.0.1" }.Uri;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public HostSettings Settings { get; }

    public Uri Address { get; }

    /// <summary>What the host gave for the sessions that tests began.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = [];

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public static Task<RunningHost> StartAsync(params string[] pageOrigins) =>
        StartAsync(new HostSettings { WidgetBase = new Uri(WidgetOrigin + "/embed"), PageOrigins = pageOrigins });

    public static async Task<RunningHost> StartAsync(HostSettings settings, Action<WebApplication>? extend = null)
    {
        var app = HostApp.Build(settings);
        extend?.Invoke(app);
        await app.StartAsync();
        return new RunningHost(app, settings);
    }

    public async Task<HubConnection> ConnectAsync(string route, string token, string? origin = null)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(Address, route), options =>
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>(token);
                if (origin is not null)
                    options.Headers["Origin"] = origin;
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Default.Options)
            .Build();
        await connection.StartAsync();
        return connection;
    }

    /// <summary>A ticket, as a browser gets one that logs in.</summary>
    public async Task<string> LogInAsync()
    {
        using var response = await Http.GetAsync($"{ProtocolRoutes.Login}?{ProtocolRoutes.TokenParameter}={Settings.Tokens.Reader}");
        return (await Entered.ReadAsync(response)).Ticket;
    }

    /// <summary>A request as a page of the host sends it; from no page without an origin.</summary>
    public Task<HttpResponseMessage> SendWithTicketAsync(HttpMethod method, string path, string ticket, string? origin = "own")
    {
        var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new("Bearer", ticket) } };
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? Address.GetLeftPart(UriPartial.Authority) : origin);
        return Http.SendAsync(request);
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
