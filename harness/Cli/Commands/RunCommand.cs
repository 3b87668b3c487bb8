using System.CommandLine;
using System.Text.Json;
using KojiWidgetHarness.Cli.Output;
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
        var data = DataOptions.Folder("By default they are gone when the run ends.");
        var page = new PageArguments();

        var command = new Command("run", "Reproduces each failure by its real cause and proves it. Needs no server running.")
        {
            names, grep, headed, format, matrix, data,
        };
        page.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var options = page.Read(parsed) with { Headed = parsed.GetValue(headed), DataFolder = parsed.GetValue(data) };
            var scenarios = ScenarioSelection.Select(parsed.GetValue(names) ?? [], parsed.GetValue(grep), options);
            return RunAsync(scenarios, options, parsed.GetValue(format) == Json, parsed.GetValue(matrix), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<Scenario> scenarios, RunOptions options, bool json, bool matrix, CancellationToken cancellation)
    {
        var report = await PlayAsync(scenarios, matrix ? MatrixRuns : 1, options, cancellation);
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

    private static async Task<RunReport> PlayAsync(
        IReadOnlyList<Scenario> scenarios, int times, RunOptions options, CancellationToken cancellation)
    {
        await using var stage = await RunStage.OpenAsync(options, scenarios[0].Browser, cancellation);
        var playing = PageSuite.Fit(scenarios, stage.Embed, options).SelectMany(scenario => Enumerable.Repeat(scenario, times)).ToList();

        var results = new List<ScenarioResult>();
        foreach (var scenario in playing)
        {
            RunProgress.Started(scenario, results.Count + 1, playing.Count);
            results.Add(await stage.Runner.RunAsync(scenario, cancellation));
            RunProgress.Ended(results[^1]);
            if (PageSuite.EndsWith(results[^1]))
            {
                await Console.Error.WriteLineAsync($"The page itself fails, so {playing.Count - results.Count} scenarios were not run: mend what is shown first.");
                break;
            }
        }

        return new RunReport { Browser = stage.Browser, Page = stage.Embed?.Page, Scenarios = results };
    }
}
