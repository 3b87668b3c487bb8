using System.CommandLine;
using System.Text.Json;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>run [SCENARIO…]</c>: reproduces and judges.</summary>
internal static class RunCommand
{
    private const string Human = "human";
    private const string Json = "json";
    private const int MatrixRuns = 3;

    public static Command Create()
    {
        var names = new Argument<string[]>("SCENARIO")
        {
            Description = "Names of scenarios; all of them by default.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var grep = new Option<string?>("--grep", "-g") { Description = "Only scenarios whose name, code, cause or purpose contains this text." };
        var headed = new Option<bool>("--headed") { Description = "Shows the browser." };
        var format = new Option<string>("--format") { Description = "What standard output carries.", DefaultValueFactory = _ => Human };
        format.AcceptOnlyFromAmong(Human, Json);
        var matrix = new Option<bool>("--matrix") { Description = $"Runs each scenario {MatrixRuns} times and shows what was diagnosed beside what was brought about." };

        var command = new Command("run", "Reproduces each failure by its real cause and proves it. Needs no server running.")
        {
            names, grep, headed, format, matrix,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            ScenarioSelection.Select(parsed.GetValue(names) ?? [], parsed.GetValue(grep)),
            parsed.GetValue(headed),
            parsed.GetValue(format) == Json,
            parsed.GetValue(matrix),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<Scenario> scenarios, bool headed, bool json, bool matrix, CancellationToken cancellation)
    {
        var times = matrix ? MatrixRuns : 1;
        var report = await PlayAsync([.. scenarios.SelectMany(scenario => Enumerable.Repeat(scenario, times))], headed, cancellation);
        if (json)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, ProtocolJson.Default.RunReport));
        else
            ResultTable.Write(report);
        if (matrix && !json)
            ConfusionMatrix.Write(scenarios, report);

        return report switch
        {
            { Failed: > 0 } or { Inconclusive: > 0 } => ExitCodes.Failed,
            { Errors: > 0 } => ExitCodes.Environment,
            _ => ExitCodes.AsExpected,
        };
    }

    private static async Task<RunReport> PlayAsync(IReadOnlyList<Scenario> scenarios, bool headed, CancellationToken cancellation)
    {
        await using var browsers = new HarnessBrowsers(headed, Console.Error);
        // Before anything else, so that a machine without a browser hears of nothing but that.
        await browsers.GetAsync(scenarios[0].Browser, cancellation);
        await using var servers = await LocalServers.StartAsync(0, 0, [], cancellation);
        await using var runner = await ScenarioRunner.OpenAsync(servers.Target, browsers, cancellation);

        var results = new List<ScenarioResult>();
        foreach (var scenario in scenarios)
        {
            RunProgress.Started(scenario, results.Count + 1, scenarios.Count);
            results.Add(await runner.RunAsync(scenario, cancellation));
            RunProgress.Ended(results[^1]);
        }

        return new RunReport { Scenarios = results };
    }
}
