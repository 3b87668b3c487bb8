using System.Diagnostics;
using System.Globalization;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Servers;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>
/// How long a scenario of the catalogue takes, beside the same page opened by Playwright alone: a new context, the page, the widget's
/// button, and closed again; in a browser as Playwright launches it, in one as the harness does, and in the headless shell of its build.
/// </summary>
internal static class CatalogueBenchmark
{
    private const int InATurn = 10;
    private const int PlainInATurn = 3;

    public static async Task RunAsync(int rounds)
    {
        await using var servers = await LocalServers.StartAsync(CancellationToken.None);
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error) { UsesHeadlessShell = true };
        var own = await browsers.GetAsync(BrowserProfile.Microphone, CancellationToken.None);
        var shell = await browsers.GetAsync(new BrowserNeeds { HeadlessShell = true }, CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var bare = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = own.Path, Args = ["--use-fake-device-for-media-stream"] }
        );
        var page = new EmbedSettings()
            .PageAddress(servers.Target.Host, "benchmark", "")
            .AbsoluteUri.Replace("&session=", "", StringComparison.Ordinal);

        var (scenarios, plain, ours, shells) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var results = new List<ScenarioResult>();
        await OpenPlainAsync(bare, page);
        await OpenPlainAsync(own.Browser, page);
        await OpenPlainAsync(shell.Browser, page);
        for (var round = 0; round < rounds; round++)
        {
            // In turns, so that other work of the machine affects all of them.
            foreach (var turn in ScenarioCatalog.All.Chunk(InATurn))
            {
                scenarios.Add(await TimeAsync(turn.Length, async () => results.AddRange(await RunAsync(servers.Target, browsers, turn))));
                plain.Add(await TimeAsync(PlainInATurn, () => RepeatAsync(() => OpenPlainAsync(bare, page))));
                ours.Add(await TimeAsync(PlainInATurn, () => RepeatAsync(() => OpenPlainAsync(own.Browser, page))));
                shells.Add(await TimeAsync(PlainInATurn, () => RepeatAsync(() => OpenPlainAsync(shell.Browser, page))));
            }
        }

        var failed = results.Where(result => result.Verdict != Verdict.Pass).Select(result => result.Name).ToList();
        Console.WriteLine(
            $"{results.Count} scenarios, {results.Count(result => result.HeadlessShell)} of them in the headless shell, {(failed.Count == 0 ? "all passed" : "not passed: " + string.Join(", ", failed))}"
        );
        Print("a scenario, from one to the next", scenarios, plain);
        Print("the page alone, Playwright's own launch", plain, plain);
        Print("the page alone, launched as the harness does", ours, plain);
        Print(
            shell.IsHeadlessShell ? "the page alone, in its headless shell" : "the page alone, the same again (no headless shell)",
            shells,
            plain
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"a scenario on its open page: mean {results.Average(result => result.DurationMs):0} ms, {results.Min(result => result.DurationMs)} to {results.Max(result => result.DurationMs)}; to the page alone as the harness launches it {Mean(scenarios) / Mean(ours):0.00}"
            )
        );
    }

    private static async Task<IReadOnlyList<ScenarioResult>> RunAsync(HarnessTarget target, HarnessBrowsers browsers, Scenario[] scenarios)
    {
        await using var runner = await ScenarioRunner.OpenAsync(target, browsers, CancellationToken.None);
        var results = new List<ScenarioResult>();
        foreach (var (index, scenario) in scenarios.Index())
        {
            if (index + 1 < scenarios.Length)
                runner.ExpectAfterwards(scenarios[index + 1]);
            results.Add(await runner.RunAsync(scenario, CancellationToken.None));
        }

        return results;
    }

    private static async Task OpenPlainAsync(IBrowser browser, string page)
    {
        await using var context = await browser.NewContextAsync();
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(page, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await tab.FrameLocator("iframe#widget").GetByRole(AriaRole.Button, new() { Name = "Start interview" }).WaitForAsync();
    }

    private static async Task RepeatAsync(Func<Task> work)
    {
        for (var time = 0; time < PlainInATurn; time++)
            await work();
    }

    // Milliseconds of one.
    private static async Task<double> TimeAsync(int times, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds / times;
    }

    private static void Print(string name, List<double> measured, List<double> plain) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -46} mean {Mean(measured), 6:0} ms  best turn {measured.Min(), 6:0} ms  worst {measured.Max(), 6:0} ms  ratio {Mean(measured) / Mean(plain):0.00}"
            )
        );

    private static double Mean(List<double> measured) => measured.Average();
}
