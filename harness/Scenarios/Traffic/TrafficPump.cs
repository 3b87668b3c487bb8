using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Http;

namespace KojiWidgetHarness.Scenarios.Traffic;

/// <summary>
/// Sends the traffic of a simulator to a host's log, as events of the source <c>api</c>: each in the session of the page whose widget made
/// the call where that is known, the others in <see cref="OwnSession"/>. What a page is made of is left out as long as it loads.
/// </summary>
public sealed class TrafficPump : IAsyncDisposable
{
    /// <summary>The session of calls that no page is known to have made.</summary>
    public const string OwnSession = "koji-api";

    // A call is often known sooner than the page that it is about: the page's bridge has to connect first.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int EventsAtOnce = 50;
    private const int MostPages = 20;

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortPoll = TimeSpan.FromSeconds(0.25);

    private readonly TimeProvider time;
    private readonly Action<string> warn;
    private readonly SimulatorClient simulator;
    private readonly LogClient log;
    private readonly PageSessions sessions;
    private readonly CancellationTokenSource done = new();
    private readonly List<TrafficRecord> waiting = [];
    private readonly Task running;
    private long after;
    private long seen;
    private long sequence;

    private TrafficPump(HarnessTarget target, long seen, TimeProvider time, Action<string> warn)
    {
        this.seen = seen;
        this.time = time;
        this.warn = warn;
        simulator = new SimulatorClient(target);
        log = new LogClient(target.Host, target.ReaderToken);
        sessions = new PageSessions(target.Simulator);
        // Rising, also beyond a restart: a page that outlives one never gets the same number twice.
        sequence = time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        running = RunAsync(done.Token);
    }

    /// <summary>Begins with what the simulator has recorded by now.</summary>
    /// <param name="target">Where both are.</param>
    /// <param name="warn">Receives one line that says what keeps it from its work; it tries again.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="HttpRequestException">The host is not there, or refuses.</exception>
    public static async Task<TrafficPump> StartAsync(
        HarnessTarget target,
        Action<string> warn,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(time);
        using var log = new LogClient(target.Host, target.ReaderToken);
        // Pages from before cannot be asked whether they are still open.
        return new TrafficPump(target, await log.LastPositionAsync(cancellation), time, warn);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        simulator.Dispose();
        log.Dispose();
        done.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await PumpAsync(cancellation);
            }
            catch (Exception lost)
                when (!cancellation.IsCancellationRequested && lost is HttpRequestException or IOException or TaskCanceledException)
            {
                warn($"The simulator's traffic does not reach the log: {lost.Message}");
                await Task.Delay(Patience, time, cancellation);
            }
        }
    }

    private async Task PumpAsync(CancellationToken cancellation)
    {
        // While some wait for their page, the simulator's patience is the timer.
        var page = await simulator.ReadTrafficAsync(after, waiting.Count > 0 ? ShortPoll : LongPoll, cancellation);
        foreach (var record in page.Records)
        {
            after = record.Position;
            if (!IsPart(record))
                waiting.Add(record);
        }

        if (waiting.Count == 0)
            return;
        await LearnAsync(cancellation);
        await SendAsync(cancellation);
    }

    // What the log holds by now, so that a call never goes astray because its page was known a moment too late. Of a flood, the newest.
    private async Task LearnAsync(CancellationToken cancellation)
    {
        var news = new Stack<EventEnvelope>();
        long? before = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await log.PageAsync(EventFilter.All, before, EventsAtOnce, cancellation);
            foreach (var item in page.Events.Select(stored => stored.Envelope).TakeWhile(item => item.Position > seen))
                news.Push(item);
            before = page.Before;
            if (before is null || before <= seen + 1)
                break;
        }

        foreach (var item in news)
        {
            sessions.Learn(item);
            seen = item.Position;
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        var ready = waiting.Select(record => (Record: record, Page: Place(record))).Where(item => item.Page is not null).ToList();
        foreach (var group in ready.GroupBy(item => item.Page!, item => item.Record)) // Those without a page were left out.
        {
            foreach (var records in group.Chunk(EventsAtOnce))
                await SendAsync(group.Key, records, cancellation);
        }
    }

    // What the host will never take is sought out by halves, so that the rest comes through, and then named.
    private async Task SendAsync(Page page, TrafficRecord[] records, CancellationToken cancellation)
    {
        var batch = page.Batch(records.Select(record => ApiEvent.Of(record, ++sequence, page.IsSure)));
        try
        {
            if (
                records.Length > 1
                && JsonSerializer.SerializeToUtf8Bytes(batch, ProtocolJson.Default.EventBatch).Length > EventLimits.BatchBytes
            )
                await SendHalvesAsync(page, records, cancellation);
            else
                await ImportAsync(batch, cancellation);
        }
        catch (HttpRequestException refused) when (IsForGood(refused.StatusCode))
        {
            if (records is not [var only])
            {
                await SendHalvesAsync(page, records, cancellation);
                return;
            }

            var why = $"the host refuses it ({(int?)refused.StatusCode}).";
            warn($"Exchange {only.Position} of the simulator does not reach the log: {why}");
            await ImportAsync(page.Batch([ApiEvent.Missing(only, ++sequence, why)]), cancellation);
        }

        // Only now: what was not kept is sent again.
        waiting.RemoveAll(records.Contains);
    }

    private async Task SendHalvesAsync(Page page, TrafficRecord[] records, CancellationToken cancellation)
    {
        await SendAsync(page, [.. records.Take(records.Length / 2)], cancellation);
        await SendAsync(page, [.. records.Skip(records.Length / 2)], cancellation);
    }

    private async Task ImportAsync(EventBatch batch, CancellationToken cancellation)
    {
        var receipt = await log.ImportAsync(batch, cancellation);
        foreach (var refusal in receipt.Refusals)
            warn($"The host refused an event of the simulator's traffic: {refusal.Detail}");
    }

    // A wrong token or a host that is busy or ill can be put right.
    private static bool IsForGood(HttpStatusCode? status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;

    // Null while it has to wait.
    private Page? Place(TrafficRecord record)
    {
        if (OfNobody(record))
            return Page.None;
        if (sessions.ByInterview(record) is { } sure)
            return new(sure.Run, sure.Name, IsSure: true);
        // Until then another page may turn out to show the same widget.
        if (time.GetUtcNow() < record.WallClock.AddMilliseconds(record.DurationMs) + Patience)
            return null;
        return sessions.ByAddress(record) is { } only ? new(only.Run, only.Name, IsSure: true) : Page.None;
    }

    // The page made neither: a caller with an API key is a server or a tool, and a replay is ours.
    private static bool OfNobody(TrafficRecord record) =>
        record.ReplayOf is not null
        || record.RequestHeaders.Any(header => header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));

    // Scripts, styles and pictures of the widget, and questions of the browser before a call.
    private static bool IsPart(TrafficRecord record) =>
        record is { Status: < 400, Outcome: TrafficOutcome.Answered }
        && (
            record.Method == "OPTIONS"
            || record.Path == "/favicon.ico"
            || record.Path.StartsWith(SimulatorRoutes.Assets + "/", StringComparison.Ordinal)
        );

    // Whose an exchange is.
    private sealed record Page(string Run, string Session, bool IsSure)
    {
        public static Page None { get; } = new("manual", OwnSession, IsSure: false);

        public EventBatch Batch(IEnumerable<EmittedEvent> events) =>
            new()
            {
                Run = Run,
                Session = Session,
                Events = [.. events],
            };
    }
}
