using System.CommandLine;
using System.Globalization;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Reports.Output;
using KojiWidgetHarness.Scenarios.Loopback;
using KojiWidgetHarness.Scenarios.Running;
using KojiWidgetHarness.Simulator;
using KojiWidgetHarness.Simulator.RateLimits;
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
        var format = OutputFormat.Create("What standard output carries once it is ready; json: one line.");
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
                    parsed.GetValue(format) == OutputFormat.Json,
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
            await WriteAsync(certificate, options.Certificate!.ExportCertificatePem()); // A file for it is asked for only with one.

        var ready = Describe(options, simulator.Urls.First());
        using var file = DataOptions.Servers().Write(new() { Simulator = new(ready.Url), SimulatorToken = ready.ControlToken });
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

/// <summary><c>--contract</c>: which generation of Koji's API the simulator speaks.</summary>
internal static class ContractOption
{
    public static Option<KojiContract> Create() =>
        Forms
            .Choice((KojiContractNames.GetKoji, KojiContract.GetKoji), (KojiContractNames.KojiSo, KojiContract.KojiSo))
            .Option("--contract", "Generation of Koji's API that the simulator speaks.", KojiContractNames.GetKoji);
}

/// <summary><c>--rate-limit</c>: how often each API key may be used.</summary>
internal static class RateLimitOption
{
    private const string Documented = "documented";
    private const string None = "none";

    private static readonly ValueForm<RateLimitWish> Form = new(
        "LIMIT",
        $"a number of requests a minute from 1, '{Documented}' or '{None}'",
        (text, out wish) =>
        {
            wish = text switch
            {
                Documented => new(null),
                None => new(RateLimit.None),
                _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => new(
                    new(number, TimeSpan.FromMinutes(1))
                ),
                _ => null,
            };
            return wish is not null;
        }
    );

    public static Option<RateLimitWish> Create() =>
        Form.Option("--rate-limit", $"Requests that each key may make in a minute: a number, '{Documented}' or '{None}'.", Documented);
}

/// <summary>What was asked for.</summary>
/// <param name="Limit">Null for what the API's generation documents.</param>
internal sealed record RateLimitWish(RateLimit? Limit);

/// <summary><c>--faults FILE</c>: faults that are set from the start.</summary>
internal static class FaultsOption
{
    public static Option<string?> Create() =>
        Forms.File.Optional(
            "--faults",
            "JSON file with faults that the simulator has from the start: an array of rules, or {\"faults\": […]}."
        );

    /// <summary>The rules of the file; none where no file was given.</summary>
    /// <exception cref="UsageException">The file cannot be read, or one of its rules cannot be used.</exception>
    public static IReadOnlyList<FaultRule> GetFaults(this ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } file)
            return [];

        string json;
        try
        {
            json = BoundedText.Read(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{unreadable.Message} Name a file of faults with --faults.");
        }

        return FaultRuleReader.TryRead(json, out var rules, out var problem) ? rules : throw new UsageException($"{file}: {problem}");
    }
}
