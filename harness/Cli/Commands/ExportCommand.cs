using System.CommandLine;
using System.Runtime.CompilerServices;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Reports.Output;
using KojiWidgetHarness.Scenarios.Archives;
using KojiWidgetHarness.Scenarios.Events;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>export FILE.zip</c>: events of a running host, for somebody else's dashboard.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var file = Forms.File.Argument("The ZIP file to write; an existing one is replaced.");
        var filter = FilterOption.Create();
        var raw = new Option<bool>("--no-redact") { Description = "Writes events as they are kept, without taking secrets out once more." };
        var command = new Command("export", "Writes events of a running host into a ZIP file. 'import' reads it.") { file, filter, raw };
        host.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
                await WriteAsync(
                    await host.ReadAsync(parsed, cancellation),
                    new(parsed.GetRequiredValue(file)),
                    FilterOption.Of(parsed.GetValue(filter) ?? []),
                    !parsed.GetValue(raw),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> WriteAsync(
        HostAccess host,
        FileInfo file,
        EventFilter filter,
        bool redacted,
        CancellationToken cancellation
    )
    {
        var manifest = new ArchiveManifest
        {
            Format = ArchiveManifest.FormatName,
            Version = ArchiveManifest.NewestVersion,
            CreatedAt = TimeProvider.System.GetUtcNow(),
            Filter = filter.ToQuery(),
            Redacted = redacted,
        };
        var count = 0L;
        await NamedFile.WriteAsync(file.FullName, () =>
            host.AskAsync(log =>
                ReportFile.WriteAsync(
                    file.FullName,
                    async (stream, token) =>
                        count = await ArchiveWriter.WriteAsync(stream, manifest, EventsAsync(log, host, filter, token), token),
                    cancellation
                )
            )
        );
        await Console.Error.WriteLineAsync($"✓ {count} events in {file.FullName}");
        return ExitCodes.AsExpected;
    }

    // What fits by now; a feed has no end of its own.
    private static async IAsyncEnumerable<EventEnvelope> EventsAsync(
        LogClient log,
        HostAccess host,
        EventFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if ((await log.PageAsync(filter, before: null, most: 1, cancellation)).Events is not [var newest])
            yield break;
        await using var feed = await FeedConnection.OpenAsync(host.Address, host.Token, cancellation);
        await foreach (var events in feed.ReadAfterAsync(0, filter, cancellation))
        {
            foreach (var item in events.Where(item => item.Position <= newest.Envelope.Position))
                yield return item;
            if (events[^1].Position >= newest.Envelope.Position)
                yield break;
        }
    }
}

/// <summary><c>import FILE.zip</c>: exported events into a running host's log.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var file = Forms.File.Argument("A ZIP file that 'export' wrote.");
        var command = new Command(
            "import",
            "Puts such events into the log of a running host. Its dashboard shows them; what it has already stays as it is."
        )
        {
            file,
        };
        host.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
                await ReadAsync(await host.ReadAsync(parsed, cancellation), new(parsed.GetRequiredValue(file)), cancellation)
        );
        return command;
    }

    private static async Task<int> ReadAsync(HostAccess host, FileInfo file, CancellationToken cancellation)
    {
        await using var stream = NamedFile.Read(file.FullName, file.OpenRead);
        var refused = await host.AskAsync(async log =>
        {
            try
            {
                return await SendAsync(log, EventBatches.Of(ArchiveReader.ReadAsync(stream, cancellation), cancellation), cancellation);
            }
            catch (ArchiveException broken)
            {
                throw new UsageException($"'{file.FullName}' cannot be read. {broken.Message}");
            }
            catch (InvalidDataException broken)
            {
                throw NamedFile.Unreadable(file.FullName, broken);
            }
        });
        return refused == 0 ? ExitCodes.AsExpected : ExitCodes.Failed;
    }

    private static async Task<int> SendAsync(LogClient log, IAsyncEnumerable<EventBatch> batches, CancellationToken cancellation)
    {
        var (stored, known, refused) = (0, 0, 0);
        await foreach (var batch in batches)
        {
            var receipt = await log.ImportAsync(batch, cancellation);
            stored += receipt.Stored;
            known += receipt.Duplicates;
            foreach (var refusal in receipt.Refusals)
                await Console.Error.WriteLineAsync($"▲ {batch.Session} {refusal.Sequence}: {refusal.Detail}");
            refused += receipt.Refusals.Count;
        }

        await Console.Error.WriteLineAsync($"{(refused == 0 ? "✓" : "▲")} {stored} events stored, {known} known before, {refused} refused");
        return refused;
    }
}
