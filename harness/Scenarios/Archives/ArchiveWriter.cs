using System.IO.Compression;
using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Scenarios.Archives;

/// <summary>Writes events into a ZIP file: a manifest, and a line of JSON for each event (NDJSON), in the order of the log.</summary>
public static class ArchiveWriter
{
    internal const string ManifestName = "manifest.json";
    internal const string EventsName = "events.ndjson";

    /// <summary>Writes all of them.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task<long> WriteAsync(
        Stream file,
        ArchiveManifest manifest,
        IAsyncEnumerable<EventEnvelope> events,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(events);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        await using (var described = archive.CreateEntry(ManifestName).Open())
            await JsonSerializer.SerializeAsync(described, manifest, ProtocolJson.Default.ArchiveManifest, cancellation);

        long count = 0;
        await using var lines = new StreamWriter(archive.CreateEntry(EventsName).Open()) { NewLine = "\n" };
        await foreach (var item in events.WithCancellation(cancellation))
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(item, ProtocolJson.Default.EventEnvelope);
            await lines.WriteLineAsync(Encoding.UTF8.GetString(manifest.Redacted ? RedactedJson.Of(line) : line).AsMemory(), cancellation);
            count++;
        }

        return count;
    }
}
