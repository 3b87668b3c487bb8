using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Reports.Output;
using KojiWidgetHarness.Scenarios.Loopback;
using KojiWidgetHarness.Scenarios.Running;
using KojiWidgetHarness.Simulator;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim start</c>: the simulator without a host, until Ctrl-C.</summary>
internal static class SimStartCommand
{
    public static Command Create()
    {
        var port = Forms.Port.Option("--port", "Port of the simulator; 0 takes a free one.", "5101", "-p");
        var contract = ContractOption.Create();
        var https = new Option<bool>("--https") { Description = "Speak TLS, with a certificate that is made for this start." };
        var certificate = Forms.File.Optional("--certificate", "File to write that certificate to (PEM), for clients to trust.");
        var limit = RateLimitOption.Create();
        var again = new Option<bool>("--complete-again")
        {
            Description = "Answer a second completion as the first, instead of 409 conflict.",
        };
        var faults = FaultsOption.Create();
        var format = Forms
            .Choice(EventFormat.Human, EventFormat.Json)
            .Option("--format", "What standard output carries once it is ready; json: one line.", EventFormat.Human);
        var command = new Command("start", "Starts the simulator alone. Prints its address and stays until Ctrl-C.")
        {
            port,
            contract,
            https,
            certificate,
            limit,
            again,
            faults,
            format,
        };
        command.Validators.Add(result =>
        {
            if (result.Has(certificate) && !result.GetValue(https))
                result.AddError("--certificate needs --https: without TLS there is none to write.");
        });
        command.SetAction(
            (parsed, cancellation) =>
                StayAsync(
                    new()
                    {
                        Port = parsed.GetValue(port),
                        Contract = parsed.GetValue(contract),
                        CompletesAgain = parsed.GetValue(again),
                        Faults = parsed.GetFaults(faults),
                        RateLimit = parsed.GetRequiredValue(limit).Limit,
                        Certificate = parsed.GetValue(https) ? SelfSigned.Create("localhost") : null,
                    },
                    parsed.GetValue(certificate),
                    parsed.GetValue(format) == EventFormat.Json,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> StayAsync(SimulatorOptions options, string? certificate, bool json, CancellationToken cancellation)
    {
        // The program listens to signals once this has returned for the first time: it must not be ready before.
        await Task.Yield();
        await using var simulator = SimulatorApp.Build(options);
        await StepLog.OnStandardError.DoAsync("Starting the simulator", () => simulator.StartAsync(cancellation));
        if (certificate is not null)
            await WriteAsync(certificate, options.Certificate!.ExportCertificatePem());

        var ready = Describe(options, simulator.Urls.First());
        if (json)
            Console.Out.WriteJson(ready, ProtocolJson.Default.SimulatorReady);
        else
            Show(ready);

        await simulator.WaitForShutdownAsync(cancellation);
        return ExitCodes.AsExpected;
    }

    private static async Task WriteAsync(string file, string pem)
    {
        try
        {
            // Clients of other users may have to trust it.
            await ReportFile.WriteOpenAsync(file, pem, CancellationToken.None);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The certificate cannot be written: {refused.Message} Choose another file with --certificate.");
        }
    }

    private static SimulatorReady Describe(SimulatorOptions options, string url) =>
        new()
        {
            Url = url,
            Cases = url + SimulatorRoutes.Cases,
            OpenApi = url + SimulatorRoutes.OpenApi,
            Contract = KojiContractNames.NameOf(options.Contract),
            ApiKey = options.Contract == KojiContract.KojiSo ? SimulatorKeys.PublicFull : SimulatorKeys.Full,
            ProjectId = SimulatorProjects.Active,
            ControlToken = options.ControlToken,
            Certificate = options.Certificate?.ExportCertificatePem(),
        };

    private static void Show(SimulatorReady ready)
    {
        var table = new Grid().AddColumn().AddColumn();
        table.AddRow("[bold green]✓ ready[/]", "Ctrl-C stops");
        table.AddRow("API", Markup.Escape($"{ready.Url} ({ready.Contract})"));
        table.AddRow("API key", Markup.Escape(ready.ApiKey));
        table.AddRow("Project", Markup.Escape(ready.ProjectId));
        table.AddRow("Cases", Markup.Escape(ready.Cases));
        table.AddRow("OpenAPI", Markup.Escape(ready.OpenApi));
        table.AddRow("Steering", Markup.Escape(SimulatorArguments.Environment(new(ready.Url), ready.ControlToken)));
        // Addresses are for copying: a narrow terminal must not break them.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 200);
        AnsiConsole.Write(table);
    }
}
