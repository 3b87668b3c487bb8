using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>run [SCENARIO…]</c>: reproduces and judges.</summary>
internal static class RunCommand
{
    private const string Context = "context";
    private const string Browser = "browser";
    private const int MatrixRuns = 3;

    public static Command Create()
    {
        var names = new Argument<string[]>("SCENARIO")
        {
            Description = "Names of scenarios, or files that 'events save' wrote; the whole catalogue by default.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var grep = new Option<string?>("--grep", "-g") { Description = "Only scenarios whose name, code, cause or purpose contains this text." };
        var headed = new Option<bool>("--headed") { Description = "Shows the browser." };
        var format = new Option<string>("--format") { Description = "What standard output carries.", DefaultValueFactory = _ => EventFormat.Human };
        format.AcceptOnlyFromAmong(EventFormat.Human, EventFormat.Json);
        var matrix = new Option<bool>("--matrix") { Description = $"Runs each scenario {MatrixRuns} times and shows what was diagnosed beside what was brought about." };
        var data = DataOptions.Folder("By default they are gone when the run ends.");
        var browser = new Option<string>("--browser") { Description = "The browser to run in.", DefaultValueFactory = _ => BrowserKind.Chromium.Name };
        browser.AcceptOnlyFromAmong([.. BrowserKind.All.Select(kind => kind.Name)]);
        var isolate = new Option<string>("--isolate")
        {
            Description = "What each scenario has for itself: a browser context, or a whole browser, which takes longer.",
            DefaultValueFactory = _ => Context,
        };
        isolate.AcceptOnlyFromAmong(Context, Browser);
        var page = new PageArguments();

        var command = new Command("run", "Reproduces each failure by its real cause and proves it. Needs no server running.")
        {
            names, grep, browser, isolate, headed, format, matrix, data,
        };
        page.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var kind = BrowserKind.All.Single(item => item.Name == parsed.GetValue(browser));
            var options = page.Read(parsed, kind) with
            {
                Headed = parsed.GetValue(headed),
                BrowserForEach = parsed.GetValue(isolate) == Browser,
                DataFolder = parsed.GetValue(data),
            };
            var scenarios = ScenarioSelection.Select(parsed.GetValue(names) ?? [], parsed.GetValue(grep), options);
            return RunAsync(scenarios, options, parsed.GetValue(format) == EventFormat.Json, parsed.GetValue(matrix), cancellation);
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
        var (startedAt, watch) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
        await using var stage = await RunStage.OpenAsync(options, scenarios[0].Browser, cancellation);
        var reproducible = PageSuite.Fit(scenarios, stage.Embed, options)
            .Select(scenario => SupportCatalog.Of(scenario, options.Browser))
            .ToLookup(support => support.Level != SupportLevel.NotReproducible);
        var playing = reproducible[true].SelectMany(row => Enumerable.Repeat(row.Scenario, times)).ToList();

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

        return new RunReport { Browser = stage.Browser, Page = stage.Embed?.Page, StartedAt = startedAt, DurationMs = watch.ElapsedMilliseconds, Scenarios = results, NotReproducible = [.. reproducible[false].Select(Tell)] };
    }

    private static NotReproduced Tell(ScenarioSupport support) => new()
    {
        Name = support.Scenario.Name,
        Code = support.Scenario.Expect?.Code,
        Cause = support.Scenario.Expect?.Cause,
        Reason = support.How ?? "",
    };
}
