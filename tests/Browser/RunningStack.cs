using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser;

/// <summary>Real host and simulator on free ports, and what the host's log holds.</summary>
internal sealed class RunningStack : IAsyncDisposable
{
    private static readonly Lazy<Task<RunningStack>> Common = new(() => StartAsync());

    private readonly RunEvents events;

    private RunningStack(LocalServers servers, RunEvents events)
    {
        Servers = servers;
        this.events = events;
    }

    public const string Run = "test";

    public LocalServers Servers { get; }

    public HarnessTarget Target => Servers.Target;

    public static Task<RunningStack> StartAsync(params string[] pageOrigins) =>
        StartAsync(new LocalServersSettings { PageOrigins = pageOrigins });

    public static async Task<RunningStack> StartAsync(LocalServersSettings settings)
    {
        var servers = await LocalServers.StartAsync(settings, CancellationToken.None);
        return new RunningStack(servers, await RunEvents.FollowAsync(servers.Target, Run, CancellationToken.None));
    }

    /// <summary>
    /// One for all tests that look at sessions of their own and change nothing that others see: no fault, no setting, nothing that counts
    /// events. It is not theirs to dispose.
    /// </summary>
    public static Task<RunningStack> SharedAsync() => Common.Value;

    /// <summary>Ends the one that tests share.</summary>
    public static async Task CloseSharedAsync()
    {
        if (Common.IsValueCreated)
            await (await Common.Value).DisposeAsync();
    }

    /// <summary>The name of a session that no other test has.</summary>
    public static string NewSession() => $"s-{Guid.NewGuid():N}";

    /// <summary>The host page as a session of the run that <see cref="Run"/> names.</summary>
    public string HostPage(string session, string query = "") => $"{Target.Host}embed?run={Run}&session={session}{query}";

    /// <summary>The first event of a session that fits, read back from the log.</summary>
    public async Task<EventEnvelope> FirstAsync(string session, Func<EventEnvelope, bool> fits)
    {
        using var deadline = new CancellationTokenSource(Guard.Patience);
        return await events.FirstAsync(session, fits, deadline.Token);
    }

    public IReadOnlyList<EventEnvelope> Of(string session) => events.Of(session);

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        await Servers.DisposeAsync();
    }
}
