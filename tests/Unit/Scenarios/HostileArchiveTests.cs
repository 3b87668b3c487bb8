using System.IO.Compression;
using System.Text;
using KojiWidgetHarness.Scenarios.Archives;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

/// <summary>Small files that unpack to much: they are refused before they cost more than the largest event.</summary>
[TestClass]
[DoNotParallelize] // Memory is counted.
public sealed class HostileArchiveTests
{
    private const string Manifest =
        """{"format":"koji-harness-events","version":1,"createdAt":"2026-01-01T00:00:00Z","filter":"","redacted":true}""";
    private const long Unpacked = 64L * 1024 * 1024;
    private const long MostMemory = 32L * 1024 * 1024;

    [TestMethod]
    [DataRow("manifest.json", "{\"format\":\"", "a", "Its manifest.json is longer than any manifest.")]
    [DataRow("manifest.json", "", " ", "Its manifest.json is longer than any manifest.")]
    [DataRow("manifest.json", "[", "[", "Its manifest.json is longer than any manifest.")]
    [DataRow("events.ndjson", "{\"message\":\"", "a", "Line 1 of its events.ndjson is longer than any event.")]
    [DataRow("events.ndjson", "", "\n", "Line 1 of its events.ndjson is not an event")]
    [DataRow("events.ndjson", "", "[", "Line 1 of its events.ndjson is longer than any event.")]
    public async Task Archive_ThatUnpacksToMuch_IsRefusedEarly(string name, string begin, string filling, string expected)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (name != "manifest.json")
                Write(archive, "manifest.json", Manifest, "", 0);
            Write(archive, name, begin, filling, Unpacked);
        }

        Assert.IsLessThan(1024 * 1024, file.Length);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var refused = await Assert.ThrowsExactlyAsync<ArchiveException>(() => ReadAsync(file));

        StringAssert.StartsWith(refused.Message, expected);
        Assert.IsLessThan(MostMemory, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    [TestMethod]
    public async Task Archive_OfManyFiles_IsRefused()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number < 1_000; number++)
                Write(archive, $"{number}", "", "", 0);
        }

        StringAssert.StartsWith((await Assert.ThrowsExactlyAsync<ArchiveException>(() => ReadAsync(file))).Message, "It holds many files");
    }

    [TestMethod]
    [DataRow("../manifest.json")]
    [DataRow("/manifest.json")]
    [DataRow("MANIFEST.JSON")]
    [DataRow("..\\manifest.json")]
    public async Task Archive_WithANameThatLeadsElsewhere_HasNoManifest(string name)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            Write(archive, name, Manifest, "", 0);

        Assert.AreEqual(
            "It has no manifest.json. Choose a file that 'export' wrote.",
            (await Assert.ThrowsExactlyAsync<ArchiveException>(() => ReadAsync(file))).Message
        );
    }

    private static async Task ReadAsync(MemoryStream file)
    {
        file.Position = 0;
        await foreach (var item in ArchiveReader.ReadAsync(file, CancellationToken.None))
            Assert.Fail($"It gave the event {item.Sequence}.");
    }

    private static void Write(ZipArchive archive, string name, string begin, string filling, long length)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        stream.Write(Encoding.UTF8.GetBytes(begin));
        var block = new byte[1024 * 1024];
        Array.Fill(block, filling.Length > 0 ? (byte)filling[0] : (byte)0);
        for (var written = 0L; written < length; written += block.Length)
            stream.Write(block);
    }
}
