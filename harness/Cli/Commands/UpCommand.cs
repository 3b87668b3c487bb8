using System.CommandLine;
using KojiWidgetHarness.Cli.Commands.Sim;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Machine;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Running;
using KojiWidgetHarness.Servers;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>up</c>: host and simulator, until Ctrl-C.</summary>
internal static class UpCommand
{
    /// <summary>Where the host listens, where nothing else was said.</summary>
    public const int UsualPort = 5100;

    /// <summary>Where the simulator listens likewise.</summary>
    public const int UsualWidgetPort = 5101;

    private static readonly ValueForm<string> Origin = new(
        "ORIGIN",
        "the origin of pages, such as https://staging.example",
        (text, out origin) =>
        {
            origin =
                Uri.TryCreate(text, UriKind.Absolute, out var address)
                && address is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }
                    ? address.Origin()
                    : null;
            return origin is not null;
        }
    )
    {
        Show = WebAddress.Shown,
    };

    public static Command Create()
    {
        var port = Forms.Port.Option("--port", "Port of the host; 0 takes a free one.", $"{UsualPort}", "-p");
        var widgetPort = Forms.Port.Option("--widget-port", "Port of the simulator; 0 takes a free one.", $"{UsualWidgetPort}");
        var origins = Origin.Several("--allow-origin", "Origin of a page elsewhere whose bridge may send events; may be repeated.");
        var contract = ContractOption.Create();
        var faults = FaultsOption.Create();
        var data = DataOptions.Folder("By default the account's own folder for data.");
        var ephemeral = DataOptions.Ephemeral();
        var record = Recording.Option();
        var format = OutputFormat.Create("What standard output carries once it is ready; json: one line, without secrets.");
        var command = new Command("up", "Starts host, simulator and dashboard. Prints their addresses and stays until Ctrl-C.")
        {
            port,
            widgetPort,
            origins,
            contract,
            faults,
            data,
            ephemeral,
            record,
            format,
        };
        command.RefuseBoth(data, ephemeral);
        command.SetAction(
            (parsed, cancellation) =>
                StayAsync(
                    new()
                    {
                        Port = parsed.GetValue(port),
                        WidgetPort = parsed.GetValue(widgetPort),
                        PageOrigins = parsed.GetValue(origins) ?? [],
                        Contract = parsed.GetValue(contract),
                        Faults = parsed.GetFaults(faults),
                        DataFolder = parsed.GetValue(ephemeral) ? null : parsed.GetValue(data) ?? DataOptions.Default(),
                        RunsScenarios = true,
                        RecordsTraffic = true,
                    },
                    parsed.GetValue(record),
                    parsed.GetValue(format) == OutputFormat.Json,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> StayAsync(LocalServersSettings settings, string? record, bool json, CancellationToken cancellation)
    {
        // The program listens to signals once this has returned for the first time: it must not be ready before.
        await Task.Yield();
        await using var servers = await StepLog.OnStandardError.DoAsync("Starting host and simulator", () =>
            LocalServers.StartAsync(settings, cancellation)
        );
        await using var recording = await Recording.StartAsync(record, servers.Target, cancellation);
        using var file = DataOptions.Servers().Write(Describe(servers.Target, settings));
        if (json)
            Console.Out.WriteJson(Ready(servers.Target, settings, file), ProtocolJson.Default.HostReady);
        else
            Show(servers, settings);

        await servers.WaitForShutdownAsync(cancellation);
        return recording is null ? ExitCodes.AsExpected : await recording.SaveAsync();
    }

    private static RunningServers Describe(HarnessTarget target, LocalServersSettings settings) =>
        new()
        {
            Host = target.Host,
            ReaderToken = target.ReaderToken,
            IngestToken = target.IngestToken,
            DataFolder = FullPath(settings),
            Simulator = target.Simulator,
            SimulatorToken = target.SimulatorToken,
        };

    private static HostReady Ready(HarnessTarget target, LocalServersSettings settings, ServerFile? file) =>
        new()
        {
            Url = target.Host.AbsoluteUri,
            Dashboard = new Uri(target.Host, ProtocolRoutes.Dashboard).AbsoluteUri,
            HostPage = new Uri(target.Host, ProtocolRoutes.EmbedPage).AbsoluteUri,
            Simulator = target.Simulator.AbsoluteUri,
            DataFolder = FullPath(settings),
            Tokens = file?.Path,
        };

    private static string? FullPath(LocalServersSettings settings) => settings.DataFolder is { } folder ? Path.GetFullPath(folder) : null;

    private static void Show(LocalServers servers, LocalServersSettings settings)
    {
        var table = new Grid().AddColumn().AddColumn();
        table.AddRow("[bold green]✓ ready[/]", "Ctrl-C stops");
        table.AddRow("Side by side", Link(servers.Workbench));
        table.AddRow("Dashboard", Link(servers.Dashboard));
        table.AddRow("Host page", Link(new Uri(servers.Target.Host, ProtocolRoutes.EmbedPage)));
        table.AddRow("Your page", Markup.Escape(servers.BridgeTag));
        table.AddRow("Simulator", Link(servers.Target.Simulator));
        table.AddRow("Steering it", Markup.Escape(SimulatorArguments.Environment(servers.Target.Simulator, servers.Target.SimulatorToken)));
        table.AddRow("Events", FullPath(settings) is { } folder ? Markup.Escape($"kept in {folder}") : "gone when this stops");
        // Addresses are for copying: a narrow terminal must not break them.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 400);
        AnsiConsole.Write(table);
    }

    private static string Link(Uri address) => Markup.Escape(address.AbsoluteUri);
}
