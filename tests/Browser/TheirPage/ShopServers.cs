using System.Collections.Concurrent;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>
/// Host and simulator, and browsers that find the simulator where Koji would be: whose page they are asked for does not matter to them.
/// </summary>
internal sealed class ShopServers : IAsyncDisposable
{
    private static readonly ConcurrentBag<ShopServers> Free = [];

    private static int users;

    private ShopServers(KojiEdge edge, HarnessBrowsers browsers, LocalServers servers) =>
        (Edge, Browsers, Servers) = (edge, browsers, servers);

    public KojiEdge Edge { get; }

    public HarnessBrowsers Browsers { get; }

    public LocalServers Servers { get; }

    /// <summary>Some that nobody else uses until they are given back.</summary>
    public static async Task<ShopServers> TakeAsync() => Free.TryTake(out var free) ? free : await StartAsync(new Visitor());

    /// <summary>Some for a visitor whose browser is not as others; they are the caller's.</summary>
    public static async Task<ShopServers> StartAsync(Visitor visitor)
    {
        var edge = KojiEdge.Start(KojiAddress.Published);
        var settings = new LocalServersSettings { StandsInFor = KojiAddress.Published, Projects = [Shop.Project] };
        var servers = await LocalServers.StartAsync(settings, CancellationToken.None);
        edge.PassTo(servers.Target.Simulator);
        return new(edge, new HarnessBrowsers(headed: false, Console.Error, edge.Network) { Visitor = visitor }, servers);
    }

    public void GiveBack() => Free.Add(this);

    /// <summary>Says that a class of tests is going to take some.</summary>
    public static void Enter() => Interlocked.Increment(ref users);

    /// <summary>Says that a class of tests is done with them; the last one stops them.</summary>
    public static async Task LeaveAsync()
    {
        if (Interlocked.Decrement(ref users) > 0)
            return;
        while (Free.TryTake(out var servers))
            await servers.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Servers.DisposeAsync();
        await Browsers.DisposeAsync();
        await Edge.DisposeAsync();
    }
}
