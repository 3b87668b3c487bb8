using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>show-trace FILE</c>: Playwright's trace viewer, on this machine alone, until Ctrl-C.</summary>
internal static class ShowTraceCommand
{
    public static Command Create()
    {
        var file = (Forms.File with { StandsFor = "TRACE.zip" }).Argument("A trace, as 'run --trace' and reports have it.");
        var command = new Command(
            "show-trace",
            "Shows what the browser did in a run. Takes Playwright's trace viewer and no internet; stays until Ctrl-C."
        )
        {
            file,
        };
        command.SetAction((parsed, cancellation) => ShowAsync(parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task<int> ShowAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            throw new UsageException($"File not found: {file}. Check the path.");
        if (!NamedFile.Read(file, () => IsArchive(file)))
            throw new UsageException($"{file} is not a trace. Write one with: koji-harness run --trace on");
        await TraceViewer.ShowAsync(
            Path.GetFullPath(file),
            async address =>
            {
                await Console.Out.WriteLineAsync(address.AbsoluteUri);
                if (await Opener.OpenAsync(address, cancellation) is { } why)
                    await Console.Error.WriteLineAsync($"Not opened: {why}");
                await Console.Error.WriteLineAsync("Ctrl-C stops.");
            },
            cancellation
        );
        return ExitCodes.AsExpected;
    }

    // Playwright's viewer would stay and show nothing.
    private static bool IsArchive(string file)
    {
        using var opened = File.OpenRead(file);
        return opened.ReadByte() == 'P' && opened.ReadByte() == 'K';
    }
}
