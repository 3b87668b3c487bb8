using System.CommandLine;
using System.CommandLine.Parsing;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>up</c>: host and simulator, until Ctrl-C.</summary>
internal static class UpCommand
{
    private const string GetKoji = "getkoji";
    private const string KojiSo = "koji.so";

    public static Command Create()
    {
        var port = new Option<int>("--port", "-p") { Description = "Port of the host; 0 takes a free one.", DefaultValueFactory = _ => 5100 };
        var widgetPort = new Option<int>("--widget-port") { Description = "Port of the simulator; 0 takes a free one.", DefaultValueFactory = _ => 5101 };
        foreach (var option in new[] { port, widgetPort })
            option.Validators.Add(RefuseImpossiblePort);
        var origins = new Option<string[]>("--allow-origin")
        {
            Description = "Origin of a page elsewhere whose bridge may send events; may be repeated.",
            DefaultValueFactory = _ => [],
        };
        var contract = new Option<string>("--contract")
        {
            Description = "Generation of Koji's API that the simulator speaks.",
            DefaultValueFactory = _ => GetKoji,
        };
        contract.AcceptOnlyFromAmong(GetKoji, KojiSo);
        var data = DataOptions.Folder("By default the account's own folder for data.");
        var ephemeral = DataOptions.Ephemeral();
        var command = new Command("up", "Starts host and simulator, prints their addresses and stays.")
        {
            port, widgetPort, origins, contract, data, ephemeral,
        };
        command.RefuseBoth(data, ephemeral);
        command.SetAction((parsed, cancellation) => StayAsync(
            new()
            {
                Port = parsed.GetValue(port),
                WidgetPort = parsed.GetValue(widgetPort),
                PageOrigins = parsed.GetValue(origins) ?? [],
                Contract = parsed.GetValue(contract) == KojiSo ? KojiContract.KojiSo : KojiContract.GetKoji,
                DataFolder = parsed.GetValue(ephemeral) ? null : parsed.GetValue(data) ?? DataOptions.Default(),
                PlaysScenarios = true,
            },
            cancellation));
        return command;
    }

    private static void RefuseImpossiblePort(OptionResult result)
    {
        if (result.GetValueOrDefault<int>() is < 0 or > 65_535)
            result.AddError($"{result.Option.Name} takes a port from 0 to 65535.");
    }

    private static async Task<int> StayAsync(LocalServersSettings settings, CancellationToken cancellation)
    {
        await using var servers = await LocalServers.StartAsync(settings, cancellation);

        var table = new Grid().AddColumn().AddColumn();
        table.AddRow("[bold green]✓ ready[/]", "Ctrl-C stops");
        table.AddRow("Side by side", Link(servers.Workbench));
        table.AddRow("Dashboard", Link(servers.Dashboard));
        table.AddRow("Host page", Link(new Uri(servers.Target.Host, ProtocolRoutes.EmbedPage)));
        table.AddRow("Simulator", Link(servers.Target.Simulator));
        table.AddRow("Events", settings.DataFolder is { } folder ? Markup.Escape($"kept in {Path.GetFullPath(folder)}") : "gone when this stops");
        // Addresses are for copying: a narrow terminal must not break them.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 200);
        AnsiConsole.Write(table);

        await servers.WaitForShutdownAsync(cancellation);
        return ExitCodes.AsExpected;
    }

    private static string Link(Uri address) => Markup.Escape(address.AbsoluteUri);
}
