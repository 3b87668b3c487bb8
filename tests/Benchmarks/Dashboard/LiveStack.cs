using System.Net;
using System.Net.Sockets;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Scenarios.Browser;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Benchmarks.Dashboard;

/// <summary>A host in a process of its own on a folder that goes with it, and a browser to look at it with.</summary>
internal sealed class LiveStack : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly HarnessBrowsers browsers = new(headed: false, Console.Error);

    private LiveStack(DirectoryInfo folder, Uri address, HarnessProcess host)
    {
        this.folder = folder;
        Address = address;
        Host = host;
        Tokens = TokenFile.OpenOrCreate(folder.FullName);
    }

    public Uri Address { get; }

    public HarnessProcess Host { get; private set; }

    /// <summary>What its folder takes on the disk.</summary>
    public long Bytes => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    public AccessTokens Tokens { get; }

    /// <summary>Starts one, after its folder was filled.</summary>
    public static async Task<LiveStack> StartAsync(Func<string, Task>? fill = null)
    {
        var folder = Directory.CreateTempSubdirectory("koji-bench-");
        if (fill is not null)
            await fill(folder.FullName);
        var address = new Uri($"http://localhost:{FreePort()}");
        return new LiveStack(folder, address, await StartHostAsync(folder, address));
    }

    /// <summary>Ends the host as a crash does.</summary>
    public ValueTask KillAsync() => Host.DisposeAsync();

    /// <summary>Starts it again where it was.</summary>
    public async Task StartAgainAsync() => Host = await StartHostAsync(folder, Address);

    /// <summary>A connection that sends events.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(Address, ProtocolRoutes.IngestHub), options =>
                options.AccessTokenProvider = () => Task.FromResult<string?>(Tokens.Ingest)
            )
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Default.Options)
            .Build();
        await connection.StartAsync();
        return connection;
    }

    /// <summary>A page whose owner is let in, and which shows nothing yet.</summary>
    public async Task<IPage> NewPageAsync()
    {
        var context = await browsers.NewContextAsync(BrowserProfile.Microphone, CancellationToken.None);
        var page = await context.NewPageAsync();
        var login = $"{ProtocolRoutes.Login}?{ProtocolRoutes.TokenParameter}={Tokens.Reader}&returnUrl=/favicon.svg";
        await page.GotoAsync(new Uri(Address, login).AbsoluteUri);
        return page;
    }

    public string AddressOf(string path) => new Uri(Address, path).AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        await browsers.DisposeAsync();
        await Host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static Task<HarnessProcess> StartHostAsync(DirectoryInfo folder, Uri address) =>
        HarnessProcess.StartAsync(
            "ready",
            _ => { },
            "up",
            "--port",
            $"{address.Port}",
            "--widget-port",
            $"{FreePort()}",
            "--data",
            folder.FullName
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
