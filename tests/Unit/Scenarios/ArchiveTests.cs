using System.IO.Compression;
using System.Text;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Archives;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class ArchiveTests
{
    private const string Manifest =
        """{"format":"koji-harness-events","version":1,"createdAt":"2026-01-01T00:00:00Z","filter":"","redacted":true}""";

    [TestMethod]
    [DataRow(true, "[redacted]")]
    [DataRow(false, "koji_sk_secret")]
    public async Task Archive_Written_IsReadBackAndRedactedUnlessAskedOtherwise(bool redacted, string expected)
    {
        using var file = new MemoryStream();
        var manifest = new ArchiveManifest
        {
            Format = ArchiveManifest.FormatName,
            Version = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Filter = "",
            Redacted = redacted,
        };

        var count = await ArchiveWriter.WriteAsync(file, manifest, Events(Envelope(1, "s1"), Envelope(2, "s1")), CancellationToken.None);
        var read = await ReadAsync(file);

        Assert.AreEqual(2, count);
        Assert.AreEqual("1 2", string.Join(' ', read.Select(item => item.Sequence)));
        Assert.AreEqual(expected, read[0].Message);
    }

    [TestMethod]
    [DataRow(null, "", "It has no manifest.json.")]
    [DataRow("{", "", "Its manifest.json is broken")]
    [DataRow("null", "", "It holds something else")]
    [DataRow(
        """{"format":"other","version":1,"createdAt":"2026-01-01T00:00:00Z","filter":"","redacted":true}""",
        "",
        "It holds something else"
    )]
    [DataRow(
        """{"format":"koji-harness-events","version":2,"createdAt":"2026-01-01T00:00:00Z","filter":"","redacted":true}""",
        "",
        "newer version"
    )]
    [DataRow(Manifest, null, "It has no events.ndjson.")]
    [DataRow(Manifest, "null", "Line 1 of its events.ndjson is null")]
    [DataRow(Manifest, "{}", "Line 1 of its events.ndjson is not an event")]
    public async Task Archive_ThatIsNotOne_SaysWhy(string? manifest, string? events, string expected)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "manifest.json", manifest);
            Write(archive, "events.ndjson", events);
        }

        var refused = await Assert.ThrowsExactlyAsync<ArchiveException>(() => ReadAsync(file));

        StringAssert.Contains(refused.Message, expected);
    }

    [TestMethod]
    public async Task Archive_WithALineThatNeverEnds_IsRefused()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "manifest.json", Manifest);
            Write(archive, "events.ndjson", new string('x', 2_000_000));
        }

        var refused = await Assert.ThrowsExactlyAsync<ArchiveException>(() => ReadAsync(file));

        StringAssert.Contains(refused.Message, "longer than any event");
    }

    [TestMethod]
    public async Task File_ThatIsNotAZip_IsRefused()
    {
        using var file = new MemoryStream(Encoding.ASCII.GetBytes("no zip at all"));

        await Assert.ThrowsExactlyAsync<ArchiveException>(() => ReadAsync(file));
    }

    [TestMethod]
    public async Task Batches_HoldOneSessionInRisingOrder()
    {
        var events = Events(Envelope(1, "s1"), Envelope(2, "s1"), Envelope(1, "s2"), Envelope(3, "s1"), Envelope(2, "s1"));

        var batches = await EventBatches.Of(events, CancellationToken.None).ToListAsync();

        Assert.AreEqual(
            "s1:1,2 s2:1 s1:3 s1:2",
            string.Join(' ', batches.Select(batch => $"{batch.Session}:{string.Join(',', batch.Events.Select(item => item.Sequence))}"))
        );
    }

    private static async Task<List<EventEnvelope>> ReadAsync(MemoryStream file)
    {
        file.Position = 0;
        return await ArchiveReader.ReadAsync(file, CancellationToken.None).ToListAsync();
    }

    private static void Write(ZipArchive archive, string name, string? content)
    {
        if (content is null)
            return;
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }

    private static IAsyncEnumerable<EventEnvelope> Events(params EventEnvelope[] events) => events.ToAsyncEnumerable();

    private static EventEnvelope Envelope(long sequence, string session) =>
        new()
        {
            Id = "",
            Run = "r1",
            Session = session,
            Sequence = sequence,
            Position = sequence,
            OccurredAt = default,
            ReceivedAt = default,
            Source = EventSource.Bridge,
            Code = EventCodes.FrameFound,
            Severity = Severity.Info,
            Message = "koji_sk_secret",
            Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OwnObservation },
        };
}
