using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Traffic;
using KojiWidgetHarness.Simulator.RateLimits;
using KojiWidgetHarness.Tests.Host.Server;
using KojiWidgetHarness.Tests.Host.Simulator;
using KojiWidgetHarness.Tests.Host.Simulator.Traffic;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Host.Traffic;

/// <summary>A real host, a real simulator, and the pump between them, whose clock stands still until it is moved.</summary>
internal sealed class PumpedTraffic : IAsyncDisposable
{
    private readonly FakeTimeProvider time;
    private TrafficPump? pump;

    private PumpedTraffic(RunningHost host, RunningSimulator simulator, FakeTimeProvider time)
    {
        (Host, Simulator, this.time) = (host, simulator, time);
        Target = simulator.Target with
        {
            Host = host.Address,
            ReaderToken = host.Settings.Tokens.Reader,
            IngestToken = host.Settings.Tokens.Ingest,
        };
    }

    public RunningHost Host { get; }

    public RunningSimulator Simulator { get; }

    public HarnessTarget Target { get; }

    public List<string> Problems { get; } = [];

    public IEventLog Log => Host.Services.GetRequiredService<IEventLog>();

    public static async Task<PumpedTraffic> StartAsync(Action<WebApplication>? extend = null, RateLimit? limit = null)
    {
        var time = new FakeTimeProvider();
        var simulator = await RunningSimulator.StartAsync(extend, change: options =>
            options with
            {
                TimeProvider = time,
                RateLimit = limit,
            }
        );
        var traffic = new PumpedTraffic(await RunningHost.StartAsync(), simulator, time);
        traffic.pump = await TrafficPump.StartAsync(traffic.Target, traffic.Problems.Add, traffic.time, CancellationToken.None);
        return traffic;
    }

    /// <summary>A page sends events, as its bridge does.</summary>
    public Task AppendAsync(string session, params EmittedEvent[] events) =>
        Log.AppendAsync(
            AcceptedBatch.Of(
                new()
                {
                    Run = "run-1",
                    Session = session,
                    Events = events,
                }
            ),
            CancellationToken.None
        );

    /// <summary>A page's widget is at this address of the simulator, as the log has it.</summary>
    public EmittedEvent Frame(long sequence, string path) =>
        new()
        {
            Sequence = sequence,
            OccurredAt = DateTimeOffset.UnixEpoch,
            Source = EventSource.Bridge,
            Code = EventCodes.FrameFound,
            Trust = Trust.OwnObservation,
            Frame = new() { Index = 0, Src = Redactor.Redact(new Uri(Target.Simulator, path).AbsoluteUri) },
        };

    /// <summary>A page's widget said that an interview has begun.</summary>
    public static EmittedEvent Started(long sequence, string interview) =>
        new()
        {
            Sequence = sequence,
            OccurredAt = DateTimeOffset.UnixEpoch,
            Source = EventSource.Widget,
            Code = EventCodes.InterviewStarted,
            Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
            Raw = new() { Text = $$$"""{"type":"koji:interview_started","data":{"interviewId":"{{{interview}}}"}}""", Truncated = false },
        };

    /// <summary>Calls wait no longer for the page that they are of.</summary>
    /// <param name="calls">
    /// How many there were: a caller can have its answer before the record is there, and that record would begin to wait only then.
    /// </param>
    public async Task LoseHopeAsync(int calls)
    {
        await Simulator.AwaitRecordsAsync(calls);
        // They wait from their end, which is as much later as they took on a busy machine.
        time.Advance(TimeSpan.FromMinutes(10));
    }

    /// <summary>The next event of the API after a position.</summary>
    public async Task<EventEnvelope> NextAsync(long after = 0)
    {
        using var deadline = new CancellationTokenSource(Guard.Patience);
        while (true)
        {
            var last = Log.LastPosition;
            var slice = await Log.ReadAfterAsync(after, new() { Source = EventSource.Api }, 1, deadline.Token);
            if (slice.Events is [var found, ..])
                return found;
            await Log.WaitAfterAsync(last, deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (pump is not null)
            await pump.DisposeAsync();
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
