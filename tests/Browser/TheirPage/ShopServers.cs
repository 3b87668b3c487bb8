using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Sites;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>
/// Host and simulator, and browsers that find the simulator where Koji would be: whose page they are asked for does not matter to them.
/// </summary>
internal sealed class ShopServers : IAsyncDisposable
{
    private static readonly ConcurrentBag<ShopServers> Free = [];
    private static readonly ConcurrentBag<ShopServers> FreeWithShell = [];

    private static int users;

    private ShopServers(KojiEdge edge, HarnessBrowsers browsers, LocalServers servers) =>
        (Edge, Browsers, Servers) = (edge, browsers, servers);

    public KojiEdge Edge { get; }

    public HarnessBrowsers Browsers { get; }

    public LocalServers Servers { get; }

    /// <summary>Some that nobody else uses until they are given back.</summary>
    public static async Task<ShopServers> TakeAsync() => Free.TryTake(out var free) ? free : await StartAsync(new Visitor());

    /// <summary>Takes servers for pages that ask for no microphone: their browser is the headless shell, where tests may use it.</summary>
    public static async Task<ShopServers> TakeWithShellAsync() =>
        FreeWithShell.TryTake(out var free) ? free : await StartAsync(new Visitor(), TestBrowser.UsesHeadlessShell);

    /// <summary>Some for a visitor whose browser is not as others; they are the caller's.</summary>
    public static Task<ShopServers> StartAsync(Visitor visitor) => StartAsync(visitor, usesHeadlessShell: false);

    private static async Task<ShopServers> StartAsync(Visitor visitor, bool usesHeadlessShell)
    {
        var edge = KojiEdge.Start(KojiAddress.Published);
        var settings = new LocalServersSettings { StandsInFor = KojiAddress.Published, Projects = [Shop.Project] };
        var servers = await LocalServers.StartAsync(settings, CancellationToken.None);
        edge.PassTo(servers.Target.Simulator);
        return new(
            edge,
            new HarnessBrowsers(headed: false, Console.Error, edge.Network) { Visitor = visitor, UsesHeadlessShell = usesHeadlessShell },
            servers
        );
    }

    public void GiveBack() => (Browsers.UsesHeadlessShell ? FreeWithShell : Free).Add(this);

    /// <summary>Says that a class of tests is going to take some.</summary>
    public static void Enter() => Interlocked.Increment(ref users);

    /// <summary>Says that a class of tests is done with them; the last one stops them.</summary>
    public static async Task LeaveAsync()
    {
        if (Interlocked.Decrement(ref users) > 0)
            return;
        while (Free.TryTake(out var servers) || FreeWithShell.TryTake(out servers))
            await servers.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Servers.DisposeAsync();
        await Browsers.DisposeAsync();
        await Edge.DisposeAsync();
    }
}
