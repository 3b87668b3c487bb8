using System.Diagnostics;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>A busy machine may take its time to launch a browser: a scenario has all of its own time once it is there.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class SlowBrowserTests
{
    private const int Seconds = 10;

    private readonly string program = Path.Combine(Path.GetTempPath(), $"koji-slow-browser-{Guid.NewGuid():N}");

    private string Launched => program + "-launched";

    [TestCleanup]
    public void Delete()
    {
        File.Delete(program);
        File.Delete(Launched);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // A script is not a program there.
    public async Task Scenario_WhoseBrowserTakesAsLongAsItMay_StillPasses()
    {
        var browser = await TestBrowser.Shared.GetAsync(BrowserProfile.Microphone, CancellationToken.None);
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nsleep {Seconds}\ntouch '{Launched}'\nexec '{browser.Path}' \"$@\"\n");
        using (var chmod = Process.Start("chmod", ["+x", program]))
            await chmod.WaitForExitAsync();
        await using var browsers = new HarnessBrowsers(headed: false, TextWriter.Null) { Program = program };
        var servers = await ServerPool.TakeAsync();
        var settings = new ScenarioRunnerSettings { Timeout = TimeSpan.FromSeconds(Seconds) };
        await using var runner = await ScenarioRunner.OpenAsync(servers.Target, browsers, settings, CancellationToken.None);

        var result = await runner.RunAsync(HealthyScenarios.HealthyText, CancellationToken.None);

        ServerPool.GiveBack(servers);
        Assert.AreEqual(Verdict.Pass, result.Verdict, ScenarioRun.Explain(result));
        Assert.IsGreaterThanOrEqualTo(
            File.GetLastWriteTimeUtc(Launched),
            result.StartedAt.UtcDateTime,
            "it began before its browser was launched"
        );
    }
}
