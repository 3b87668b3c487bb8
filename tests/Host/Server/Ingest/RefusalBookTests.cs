using System.Text.Json;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Tests.Host.Server.EventLog;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Host.Server.Ingest;

[TestClass]
public sealed class RefusalBookTests
{
    private readonly FakeTimeProvider time = new(new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [TestMethod]
    public void Book_Full_KeepsTheNewestAndCountsAll()
    {
        var book = new RefusalBook(time);

        for (var number = 1; number <= RefusalBook.Capacity + 5; number++)
            book.Add("s1", [Refused(number)]);

        var kept = book.Newest();
        Assert.HasCount(RefusalBook.Capacity, kept);
        Assert.AreEqual((205L, 6L, 205L), (kept[0].Number, kept[^1].Number, book.Last));
        Assert.AreEqual(205, kept[0].Refusal.Sequence);
        Assert.AreEqual(time.GetUtcNow(), kept[0].At);
    }

    [TestMethod]
    public async Task Waiting_EndsWithTheNextRefusal()
    {
        var book = new RefusalBook(time);
        book.Add(null, [Refused(1)]);
        var waiting = book.WaitAfterAsync(1, CancellationToken.None);
        Assert.IsFalse(waiting.IsCompleted);

        book.Add(null, [Refused(2)]);

        await waiting.WaitAsync(Guard.Patience);
        Assert.AreEqual(2, book.Last);
    }

    [TestMethod]
    public async Task Book_WrittenByMany_LosesNone()
    {
        var book = new RefusalBook(time);

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (var number = 0; number < 1_000; number++)
                            book.Add("s", [Refused(number)]);
                    })
                )
        );

        Assert.AreEqual(8_000, book.Last);
        CollectionAssert.AreEqual(
            Enumerable.Range(0, RefusalBook.Capacity).Select(number => 8_000L - number).ToArray(),
            book.Newest().Select(item => item.Number).ToArray()
        );
    }

    [TestMethod]
    [DataRow("""{"run":"r","session":"s1","events":[{"sequence":7,"secret":"sk_123"}]}""", "s1", 7L, RefusalReason.Malformed)]
    [DataRow("""{"run":"r","session":"<b>","events":[]}""", null, null, RefusalReason.BadIdentifier)]
    [DataRow("""["sk_123"]""", null, null, RefusalReason.Malformed)]
    public async Task Service_Refusing_WritesDownWhatIsKnownAndNoneOfThePayload(
        string body,
        string? session,
        long? sequence,
        RefusalReason reason
    )
    {
        await using var open = OpenLog.Start();
        var book = new RefusalBook(time);
        var settings = new HostSettings { WidgetBase = new("http://localhost/embed") };
        var service = new IngestService(
            Gate(),
            new(settings, open.Log),
            new(settings, time),
            new(settings, open.Log, time),
            new(book, time),
            open.Log,
            book,
            time,
            NullLogger<IngestService>.Instance
        );

        await service.TakeAsync(JsonDocument.Parse(body).RootElement, new Sender("", null), CancellationToken.None);

        var item = book.Newest().Single();
        Assert.AreEqual((session, sequence, reason), (item.Session, item.Refusal.Sequence, item.Refusal.Reason));
        Assert.DoesNotContain("sk_123", item.Refusal.Detail);
    }

    [TestMethod]
    public void Gate_RefusingTooManyEvents_NamesTheirSession()
    {
        var batch = JsonSerializer.SerializeToElement(Sample.Batch(EventLimits.EventsPerBatch + 1), ProtocolJson.Default.EventBatch);

        Assert.AreEqual("session-1", Gate().Judge(batch, recorded: false).Session);
    }

    private static IngestGate Gate() => new(new EventGate(new() { WidgetBase = new Uri(RunningHost.WidgetOrigin) }));

    private static Refusal Refused(long sequence) =>
        new()
        {
            Sequence = sequence,
            Reason = RefusalReason.UnknownCode,
            Detail = "no code",
        };
}
