using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Scenarios.Archives;

/// <summary>Reads what <see cref="ArchiveWriter"/> wrote. Nothing in the file is trusted: it may come from anybody.</summary>
public static class ArchiveReader
{
    // The largest event that a host takes, with what its log adds and what the marks of an export take more than what they hide.
    private const int LongestLine = 2 * EventLimits.BatchBytes;

    // No log keeps more.
    private const int MostEvents = 1_000_000;

    private const int LongestManifest = 64 * 1024;
    private const int MostEntries = 16;

    /// <summary>The events of an archive, in the order in which they stand there.</summary>
    /// <exception cref="ArchiveException">The file is not an archive of events.</exception>
    public static async IAsyncEnumerable<EventEnvelope> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var archive = Open(file);
        CheckManifest(archive);
        using var lines = new StreamReader(Entry(archive, ArchiveWriter.EventsName).Open());
        for (var number = 1; await LineAsync(lines, number, cancellation) is { } line; number++)
        {
            if (number > MostEvents)
                throw new ArchiveException($"It holds more than {MostEvents:N0} events, which no log keeps.");
            yield return Parse(line, number);
        }
    }

    private static ZipArchive Open(Stream file)
    {
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count <= MostEntries
                ? archive
                : throw new ArchiveException("It holds many files, and an export two. Choose one that 'export' wrote.");
        }
        catch (InvalidDataException none)
        {
            throw new ArchiveException("It is not a ZIP file. Choose one that 'export' wrote.", none);
        }
    }

    private static void CheckManifest(ZipArchive archive)
    {
        ArchiveManifest? manifest;
        try
        {
            using var described = Entry(archive, ArchiveWriter.ManifestName).Open();
            // Not what it says of its length: that may be another.
            var text = new byte[LongestManifest];
            var length = described.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            if (length == text.Length)
                throw new ArchiveException($"Its {ArchiveWriter.ManifestName} is longer than any manifest.");
            manifest = JsonSerializer.Deserialize(text.AsSpan(0, length), ProtocolJson.Default.ArchiveManifest);
        }
        catch (JsonException broken)
        {
            throw new ArchiveException($"Its {ArchiveWriter.ManifestName} is broken: {broken.Message.Split(" Path:")[0]}", broken);
        }

        if (manifest?.Format != ArchiveManifest.FormatName)
            throw new ArchiveException("It holds something else than events of this product.");
        if (manifest.Version > ArchiveManifest.NewestVersion)
            throw new ArchiveException(
                $"It was written by a newer version (format {manifest.Version}; this one reads up to {ArchiveManifest.NewestVersion}). Update this tool."
            );
    }

    private static ZipArchiveEntry Entry(ZipArchive archive, string name) =>
        archive.GetEntry(name) ?? throw new ArchiveException($"It has no {name}. Choose a file that 'export' wrote.");

    // Not ReadLine: a file made to harm has one line that never ends.
    private static async Task<string?> LineAsync(StreamReader lines, int number, CancellationToken cancellation)
    {
        var line = new System.Text.StringBuilder();
        var next = new char[1];
        while (await lines.ReadAsync(next, cancellation) == 1)
        {
            if (next[0] == '\n')
                return line.ToString();
            if (line.Append(next[0]).Length > LongestLine)
                throw new ArchiveException($"Line {number} of its {ArchiveWriter.EventsName} is longer than any event.");
        }

        return line.Length > 0 ? line.ToString() : null;
    }

    private static EventEnvelope Parse(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.EventEnvelope)
                ?? throw new ArchiveException($"Line {number} of its {ArchiveWriter.EventsName} is null, not an event.");
        }
        catch (JsonException broken)
        {
            throw new ArchiveException(
                $"Line {number} of its {ArchiveWriter.EventsName} is not an event: {broken.Message.Split(" Path:")[0]}",
                broken
            );
        }
    }
}

/// <summary>A file is not an archive of events. The message says what is wrong, in one line.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);

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
