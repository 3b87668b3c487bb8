using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class FilterTests
{
    private static readonly Trust Untrusted = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsOpaque };

    // Position 1 to 6.
    private static readonly EmittedEvent[] Story =
    [
        Observed(1, EventCodes.BridgeStarted, "The bridge observes the page."),
        Observed(2, EventCodes.FrameRemoved, "Removed by checkout.js"),
        Sample.Event(3) with
        {
            Message = "Zugriff aufs Mikrofon überraschend verweigert",
        },
        Sample.Event(4) with
        {
            Code = EventCodes.SessionExpired,
            Message = "Session expired",
            Trust = Untrusted,
        },
        Sample.Event(5) with
        {
            Code = EventCodes.WidgetReady,
            Message = null,
            Raw = new() { Text = """{"type":"koji:ready","v":"4711"}""", Truncated = false },
        },
        Sample.Event(6) with
        {
            Evidence =
            [
                new()
                {
                    Fact = Fact.BrowserNetwork,
                    Value = "navigator offline",
                    Place = EvidencePlace.Page,
                },
            ],
        },
    ];

    [TestMethod]
    [DataRow("", "7,6,5,4,3,2,1")]
    [DataRow("code=microphone_denied", "7,6,3")]
    [DataRow("code=microphone_denied,session_expired", "7,6,4,3")]
    [DataRow("code=interview.started", "")]
    [DataRow("source=bridge", "2,1")]
    [DataRow("source=api", "")]
    [DataRow("severity=warning", "2")]
    [DataRow("severity=error", "7,6,4,3")]
    [DataRow("trust=untrusted", "4")]
    [DataRow("session=session-1", "6,5,4,3,2,1")]
    [DataRow("session=nobody", "")]
    [DataRow("run=run-2", "7")]
    [DataRow("run=nobody", "")]
    [DataRow("from=2026-11-22T10:00:01Z", "7")]
    [DataRow("to=2026-11-22T10:00:01Z", "6,5,4,3,2,1")]
    [DataRow("from=2026-11-22T10:00:02Z", "")]
    [DataRow("from=2026-11-22T10:00:01Z&to=2026-11-22T10:00:00Z", "")]
    [DataRow("last=1s", "7")]
    [DataRow("last=1m", "7,6,5,4,3,2,1")]
    [DataRow("last=1m&to=2026-11-22T10:00:01Z&text=mikrofon", "3")]
    [DataRow("text=mikrofon", "3")]
    [DataRow("text=ÜBERRASCHEND+mikro*", "3")]
    [DataRow("text=mikro", "")]
    [DataRow("text=check*", "2")]
    [DataRow("text=checkout.j*", "2")]
    [DataRow("text=checkout.js", "2")]
    [DataRow("text=4711", "5")]
    [DataRow("text=offline", "6")]
    [DataRow("text=frame.removed", "2")]
    [DataRow("text=removed.frame", "")]
    [DataRow("text=mikrofon+offline", "")]
    [DataRow("text=***", "")]
    [DataRow("text=%22%27+NEAR(koji*", "")]
    [DataRow("text=phon*", "7,6,3")]
    [DataRow("text=phon", "")]
    [DataRow("text=exp*+ses*", "4")]
    [DataRow("text=session-1", "6,5,4,3,2,1")]
    [DataRow("text=session-2", "7")]
    [DataRow("text=run-2", "7")]
    [DataRow("text=code:phone", "7,6,3")]
    [DataRow("text=code:frame,READY", "5,2")]
    [DataRow("text=code:denied+offline", "6")]
    [DataRow("text=-code:denied", "5,4,2,1")]
    [DataRow("text=source:bri", "2,1")]
    [DataRow("text=-source:widget", "2,1")]
    [DataRow("text=severity:err+trust:unt", "4")]
    [DataRow("text=session:session-1", "6,5,4,3,2,1")]
    [DataRow("text=session:SESSION-2", "7")]
    [DataRow("text=session:1", "")]
    [DataRow("text=-session:session-1", "7")]
    [DataRow("text=run:run-", "7,6,5,4,3,2,1")]
    [DataRow("text=run:run-2+-code:denied", "")]
    [DataRow("text=-offline", "7,5,4,3,2,1")]
    [DataRow("text=denied+-offline", "7,3")]
    [DataRow("text=-mikro*+-nowhere+-check*", "7,6,5,4,1")]
    [DataRow("text=-frame.removed", "7,6,5,4,3,1")]
    [DataRow("text=%22aufs+mikrofon%22", "3")]
    [DataRow("text=%22mikrofon+aufs%22", "")]
    [DataRow("text=%22aufs+mikro%22", "")]
    [DataRow("text=%22aufs+mikro%22*", "3")]
    [DataRow("text=%22aufs+mikro", "3")]
    [DataRow("text=-%22aufs+mikrofon%22+code:denied", "7,6")]
    [DataRow("text=-%22mikrofon+aufs%22", "7,6,5,4,3,2,1")]
    [DataRow("text=%22the%22+%22bridge+observes%22", "1")]
    [DataRow("text=%22BRIDGE+observes+the+page%22", "1")]
    [DataRow("text=%22ridge+observes%22", "")]
    [DataRow("text=%22bridge+observe%22", "")]
    [DataRow("text=%22the+page+the%22", "")]
    [DataRow("text=code:", "7,6,5,4,3,2,1")]
    [DataRow("text=-", "7,6,5,4,3,2,1")]
    [DataRow("text=source:pigeon", "")]
    [DataRow("text=koji:ready", "5")]
    [DataRow("text=--frame", "2")]
    [DataRow("text=code:*", "7,6,5,4,3,2,1")]
    [DataRow("text=s*", "7,6,5,4,3,2,1")]
    [DataRow("text=_k1", "")]
    [DataRow("text=session:%22", "7,6,5,4,3,2,1")]
    [DataRow("text=%00", "")]
    [DataRow("text=a%F0%9E%A4%80b", "")]
    [DataRow("text=%ED%A0%80", "")]
    [DataRow("text=%27%3B+DROP+TABLE+event%3B--", "")]
    [DataRow("text=denied)+NEAR+(offline", "")]
    [DataRow("text=NOT+offline", "")]
    [DataRow("text=offline+-NOT+-NEAR(koji", "6")]
    [DataRow("code=microphone_denied&run=run-1&text=offline", "6")]
    [DataRow("severity=error&trust=trusted", "7,6,3")]
    [DataRow("severity=error&trust=trusted&session=session-1", "6,3")]
    [DataRow("session=session-1&run=run-2", "")]
    [DataRow("session=session-2&run=run-2&source=widget", "7")]
    [DataRow("source=widget&severity=error&text=microphone&to=2026-11-22T10:00:01Z", "6,3")]
    public async Task Page_ByFilter_GivesWhatFitsNewestFirst(string filter, string expected)
    {
        await using var open = await StartAsync();

        var unindexed = await FindAsync(open, filter);
        await open.Log.CatchUpAsync();
        var indexed = await FindAsync(open, filter);

        Assert.AreEqual(expected, unindexed, "by the events that are not indexed yet");
        Assert.AreEqual(expected, indexed, "by the index");
        Assert.AreEqual(expected, string.Join(',', (await ReadAsync(open, filter)).Reverse()), "read forwards");
        Assert.AreEqual(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Length, await CountAsync(open, filter), "counted");
    }

    [TestMethod]
    public async Task Page_ByATextOfAnyLength_IsReadAsFarAsItIsLong()
    {
        await using var open = await StartAsync();
        await open.Log.CatchUpAsync();
        string[] texts =
        [
            string.Join(' ', Enumerable.Repeat("mikrofon", 200)),
            $"mikrofon {new string('\"', 5_000)}",
            $"mikrofon {string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"-w{number}"))}",
            $"mikrofon {string.Join(' ', Enumerable.Range(0, 500).Select(number => $"-{(char)('a' + (number % 26))}q"))}",
            "mikrofon \ud800",
        ];

        foreach (var text in texts)
            CollectionAssert.AreEqual(new long[] { 3 }, await open.FindAsync(new EventFilter { Text = text }), text[..10]);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("source=widget")]
    [DataRow("text=koji")]
    public async Task Page_ByPage_ShowsEveryEventOnce(string query)
    {
        await using var open = OpenLog.Start();
        for (var session = 0; session < 3; session++)
            await open.AppendAsync(Sample.Batch(7) with { Session = $"session-{session}" });
        await open.Log.CatchUpAsync();
        await open.AppendAsync(Sample.Batch(4) with { Session = "session-3" });

        var seen = new List<long>();
        long? before = null;
        do
        {
            var page = await open.Log.PageAsync(EventFilterQuery.Parse(query).Filter!, before, 4, CancellationToken.None);
            seen.AddRange(page.Events.Select(item => item.Envelope.Position));
            before = page.Before;
        } while (before is not null);

        CollectionAssert.AreEqual(Enumerable.Range(1, 25).Reverse().Select(number => (long)number).ToArray(), seen.ToArray());
    }

    [TestMethod]
    public async Task Counts_InBuckets_AddUpToAll()
    {
        await using var open = await StartAsync();

        var counts = await open.Log.CountsAsync(EventFilter.All, 2, CancellationToken.None);

        Assert.AreEqual(new CodeCount(EventCodes.MicrophoneDenied, 3, 0), counts.Codes[0]);
        Assert.Contains(new CodeCount(EventCodes.SessionExpired, 1, 1), counts.Codes);
        Assert.AreEqual(7, counts.LastPosition);
        CollectionAssert.AreEqual(new long[] { 6, 1 }, counts.Buckets.Select(bucket => bucket.Codes.Sum(code => code.Count)).ToArray());
        Assert.AreEqual(new CodeCount(EventCodes.MicrophoneDenied, 1, 0), counts.Buckets[1].Codes.Single());
    }

    [TestMethod]
    public async Task Find_ByIdOrPosition_GivesTheEvent()
    {
        await using var open = await StartAsync();
        var third = (await open.AllAsync())[2];

        Assert.AreEqual(third.Id, (await open.Log.FindAsync("3", CancellationToken.None))?.Envelope.Id);
        Assert.AreEqual(3, (await open.Log.FindAsync(third.Id, CancellationToken.None))?.Envelope.Position);
        foreach (
            var unknown in new[] { "0", "8", "-1", "x", Guid.NewGuid().ToString(), Guid.CreateVersion7(open.Time.GetUtcNow()).ToString() }
        )
            Assert.IsNull(await open.Log.FindAsync(unknown, CancellationToken.None), unknown);
    }

    private static EmittedEvent Observed(long sequence, EventCode code, string message) =>
        Sample.Event(sequence) with
        {
            Code = code,
            Message = message,
            Source = EventSource.Bridge,
            Trust = Trust.OwnObservation,
            Raw = null,
            Origin = null,
        };

    private static async Task<OpenLog> StartAsync()
    {
        var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(Story));
        open.Time.Advance(TimeSpan.FromSeconds(1));
        await open.AppendAsync(Sample.Batch(1) with { Session = "session-2", Run = "run-2" });
        open.Time.Advance(TimeSpan.FromMilliseconds(500));
        return open;
    }

    private static async Task<string> FindAsync(OpenLog open, string filter) =>
        string.Join(',', await open.FindAsync(EventFilterQuery.Parse(filter).Filter!));

    private static async Task<IEnumerable<long>> ReadAsync(OpenLog open, string filter) =>
        (await open.Log.ReadAfterAsync(0, EventFilterQuery.Parse(filter).Filter!, 100, CancellationToken.None)).Events.Select(item =>
            item.Position
        );

    private static async Task<long> CountAsync(OpenLog open, string filter) =>
        (await open.Log.CountsAsync(EventFilterQuery.Parse(filter).Filter!, 0, CancellationToken.None)).Codes.Sum(code => code.Count);
}
