using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Archives;
using KojiWidgetHarness.Scenarios.Events;

namespace KojiWidgetHarness.Cli.Commands;

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
        command.SetAction((parsed, cancellation) => ReadAsync(host.Read(parsed), new(parsed.GetRequiredValue(file)), cancellation));
        return command;
    }

    private static async Task<int> ReadAsync(HostAccess host, FileInfo file, CancellationToken cancellation)
    {
        try
        {
            await using var stream = Open(file);
            using var log = new LogClient(host.Address, host.Token);
            var refused = await SendAsync(log, EventBatches.Of(ArchiveReader.ReadAsync(stream, cancellation), cancellation), cancellation);
            return refused == 0 ? ExitCodes.AsExpected : ExitCodes.Failed;
        }
        catch (ArchiveException broken)
        {
            throw new UsageException($"'{file.FullName}' cannot be read. {broken.Message}");
        }
        catch (InvalidDataException broken)
        {
            throw Unreadable(file, broken);
        }
        catch (Exception failure) when (host.Explain(failure) is { } why)
        {
            throw new HostException(why);
        }
    }

    private static FileStream Open(FileInfo file)
    {
        try
        {
            return file.OpenRead();
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, unusable);
        }
    }

    private static UsageException Unreadable(FileInfo file, Exception why) => new($"'{file.FullName}' cannot be read: {why.Message}");

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
