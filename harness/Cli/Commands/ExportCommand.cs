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
            (parsed, cancellation) =>
                WriteAsync(
                    host.Read(parsed),
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
        try
        {
            var count = 0L;
            await ReportFile.WriteAsync(
                file.FullName,
                async (stream, token) => count = await ArchiveWriter.WriteAsync(stream, manifest, EventsAsync(host, filter, token), token),
                cancellation
            );
            await Console.Error.WriteLineAsync($"✓ {count} events in {file.FullName}");
            return ExitCodes.AsExpected;
        }
        catch (Exception failure) when (host.Explain(failure) is { } why)
        {
            throw new HostException(why);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{file.FullName}' cannot be written: {unusable.Message}");
        }
    }

    // What fits by now; a feed has no end of its own.
    private static async IAsyncEnumerable<EventEnvelope> EventsAsync(
        HostAccess host,
        EventFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var reader = new LogClient(host.Address, host.Token);
        if ((await reader.PageAsync(filter, before: null, most: 1, cancellation)).Events is not [var newest])
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
