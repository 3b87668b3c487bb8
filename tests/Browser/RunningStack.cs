using KojiWidgetHarness.Harness;
using KojiWidgetHarness.Harness.Events;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser;

/// <summary>Real host and simulator on free ports, and what the host's log holds, for one test.</summary>
internal sealed class RunningStack : IAsyncDisposable
{
    private readonly RunEvents events;

    private RunningStack(LocalServers servers, RunEvents events)
    {
        Servers = servers;
        this.events = events;
    }

    public const string Run = "test";

    public LocalServers Servers { get; }

    public HarnessTarget Target => Servers.Target;

    public static Task<RunningStack> StartAsync(params string[] pageOrigins) => StartAsync(new LocalServersSettings { PageOrigins = pageOrigins });

    public static async Task<RunningStack> StartAsync(LocalServersSettings settings)
    {
        var servers = await LocalServers.StartAsync(settings, CancellationToken.None);
        return new RunningStack(servers, await RunEvents.FollowAsync(servers.Target, Run, CancellationToken.None));
    }

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
