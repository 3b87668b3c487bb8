using System.Collections.Concurrent;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser;

/// <summary>Hosts and simulators for tests that only run scenarios: each pair has one test at a time, and the next one after it.</summary>
internal static class ServerPool
{
    private static readonly ConcurrentBag<LocalServers> Free = [];

    /// <summary>Servers that nobody else uses until they are given back. Those of a test that broke off are not.</summary>
    public static async Task<LocalServers> TakeAsync() =>
        Free.TryTake(out var servers) ? servers : await LocalServers.StartAsync(CancellationToken.None);

    public static void GiveBack(LocalServers servers) => Free.Add(servers);

    public static async Task CloseAsync()
    {
        while (Free.TryTake(out var servers))
            await servers.DisposeAsync();
    }
}
