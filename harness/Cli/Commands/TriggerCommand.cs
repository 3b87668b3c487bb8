using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Running;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Running;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>trigger CODE</c>: reproduces one failure, with a dashboard to watch it on.</summary>
internal static class TriggerCommand
{
    public static Command Create()
    {
        var code = (Forms.TextFor("CODE") with { Takes = "a code such as microphone_denied" }).Argument(
            "The code to reproduce, such as microphone_denied."
        );
        var cause = Forms.TextFor("CAUSE").Optional("--cause", "The cause to reproduce it by; by default the first in the catalogue.");
        var headed = new Option<bool>("--headed") { Description = "Shows the browser, with the dashboard in a window beside the page." };
        var format = OutputFormat.Create("What standard output carries; json: the scenario's result on one line.");
        var once = new Option<bool>("--once") { Description = "Ends when it is done, instead of staying until Ctrl-C." };

        var command = new Command("trigger", "Reproduces one failure with the dashboard open. Stays until Ctrl-C.")
        {
            code,
            cause,
            headed,
            once,
            format,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    ScenarioSelection.ByCause(parsed.GetValue(code) ?? "", parsed.GetValue(cause)),
                    parsed.GetValue(headed),
                    parsed.GetValue(once),
                    parsed.GetValue(format) == OutputFormat.Json,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(Scenario scenario, bool headed, bool once, bool json, CancellationToken cancellation)
    {
        await using var stage = await RunStage.OpenAsync(
            new RunOptions { Headed = headed },
            scenario,
            StepLog.OnStandardError,
            _ => { },
            kept: null,
            cancellation
        );
        var dashboard = stage.Servers.Dashboard.AbsoluteUri;
        await Console.Error.WriteLineAsync($"Dashboard: {dashboard}");
        if (headed)
        {
            var window = await stage.Workers[0].Browsers.NewContextAsync(BrowserProfile.Microphone, cancellation);
            await (await window.NewPageAsync()).GotoAsync(dashboard);
        }

        var progress = new RunProgress(1);
        var result = await progress.ShowAsync(() =>
        {
            progress.Started(1, scenario);
            return stage.Workers[0].RunAsync(scenario, 0, cancellation);
        });
        progress.Ended(result);
        if (json)
            Console.Out.WriteJson(result, ProtocolJson.Default.ScenarioResult);
        else
            Show(scenario, result);

        if (!once)
        {
            await Console.Error.WriteLineAsync("The dashboard stays open; Ctrl-C stops.");
            await stage.Servers.WaitForShutdownAsync(cancellation);
        }

        return result.Verdict.ExitCode();
    }

    private static void Show(Scenario scenario, ScenarioResult result)
    {
        AnsiConsole.MarkupLine(
            $"{result.Verdict.Mark()} [bold]{MarkupText.Of(ExpectedAndSeen.Codes(result))}[/] {MarkupText.Of(scenario.Purpose)}"
        );
        if (result.Verdict != Verdict.Pass)
            ResultTable.WriteProblem(result);
        else
            foreach (var found in result.Diagnosis)
                WhyCard.Write(found);
    }
}
