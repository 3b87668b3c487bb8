using System.Globalization;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>
/// Says on standard error how far a run is: one line for each scenario that ended and, in a terminal, below them what runs now. A log file
/// gets only the lines.
/// </summary>
internal sealed class RunProgress(int total)
{
    private static IAnsiConsole Console => Terminal.Errors;

    private readonly Lock gate = new();
    private readonly SortedDictionary<int, string> running = [];
    private StatusContext? status;
    private int ended;
    private int failed;

    /// <summary>Shows it while something goes on.</summary>
    public async Task<T> ShowAsync<T>(Func<Task<T>> run) =>
        !Console.Profile.Capabilities.Interactive
            ? await run()
            : await Console
                .Status()
                .Spinner(Spinner.Known.Dots)
                .StartAsync("…", async live =>
                {
                    status = live;
                    return await run();
                });

    public void Started(int worker, Scenario scenario)
    {
        lock (gate)
        {
            running[worker] = scenario.Name;
            Refresh();
        }
    }

    public void Ended(ScenarioResult result)
    {
        lock (gate)
        {
            running.Remove(result.Worker);
            ended++;
            failed += result.Verdict == Verdict.Pass ? 0 : 1;
            var again = result.EarlierAttempts.Count == 0 ? "" : $" [yellow]{result.EarlierAttempts.Count + 1} attempts[/]";
            Console.MarkupLine(
                $"{(result.Flaky ? "[yellow]±[/]" : result.Verdict.Mark())} {MarkupText.Of(result.Name)} [grey]{TimeText.Rounded(result.DurationMs)}[/]{again}"
            );
            Refresh();
        }
    }

    private void Refresh() =>
        status?.Status(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ended}/{total}{(failed == 0 ? "" : $" · [red]{failed} not passed[/]")} [grey]{MarkupText.Of(string.Join(" · ", running.Values))}[/]"
            )
        );
}
