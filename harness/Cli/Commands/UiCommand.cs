using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Running;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>ui [FILE…]</c>: the scenarios in the dashboard, to be run step by step, until Ctrl-C.</summary>
internal static class UiCommand
{
    public static Command Create()
    {
        var files = (Forms.TextFor("FILE") with { Takes = "the path of a scenario file, or of a folder with such files" }).Arguments(
            $"Scenario files, and folders with files that end in {ScenarioFile.Extension}; this folder by default.",
            ArgumentArity.ZeroOrMore
        );
        var port = Forms.Port.Option("--port", "Port of the host; 0 takes a free one.", "0", "-p");
        var data = DataOptions.Folder("By default they are gone when this stops.");
        var closed = new Option<bool>("--no-open") { Description = "Only prints the address." };
        var command = new Command(
            "ui",
            "Runs scenarios step by step in the dashboard. It has the catalogue's and those of your files, with the page's picture and the events of each step."
        )
        {
            files,
            port,
            data,
            closed,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                IReadOnlyList<string> named = parsed.GetValue(files) is { Count: > 0 } given ? given : ["."];
                foreach (var path in named)
                    Look(path);
                return StayAsync(
                    new()
                    {
                        Port = parsed.GetValue(port),
                        DataFolder = parsed.GetValue(data),
                        RunsScenarios = true,
                        RecordsTraffic = true,
                        ScenarioFiles = named,
                    },
                    parsed.GetValue(closed),
                    cancellation
                );
            }
        );
        return command;
    }

    // One that is not there yet may come; another kind of file never is a scenario.
    private static void Look(string path)
    {
        if (!Directory.Exists(path) && !ScenarioFile.IsFile(path))
            throw new UsageException(
                $"'{path}' is neither a folder nor a scenario file, which ends in .yaml. Write one with: koji-harness new scenario NAME"
            );
        if (!Directory.Exists(path) && !File.Exists(path))
            throw new UsageException($"File not found: {path}. Check the path, or write it with: koji-harness new scenario NAME");
    }

    private static async Task<int> StayAsync(LocalServersSettings settings, bool staysClosed, CancellationToken cancellation)
    {
        // The program listens to signals once this has returned for the first time: it must not be ready before.
        await Task.Yield();
        await using var servers = await StepLog.OnStandardError.DoAsync("Starting host and simulator", () =>
            LocalServers.StartAsync(settings, cancellation)
        );
        await Console.Out.WriteLineAsync(servers.Scenarios.AbsoluteUri);
        if (!staysClosed && await Opener.OpenAsync(servers.Scenarios, cancellation) is { } why)
            await Console.Error.WriteLineAsync($"Not opened: {why}");
        await Console.Error.WriteLineAsync("Ctrl-C stops.");
        await servers.WaitForShutdownAsync(cancellation);
        return ExitCodes.AsExpected;
    }
}
