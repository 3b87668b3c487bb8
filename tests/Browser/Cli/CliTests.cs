using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Browser.Pages;

namespace KojiWidgetHarness.Tests.Browser.Cli;

[TestClass]
[TestCategory("Browser")]
public sealed class CliTests
{
    [TestMethod]
    public async Task Run_AsJson_PrintsOneObjectAndNothingElse()
    {
        var cli = await CommandLine.RunAsync("run unknown-project healthy-text --format json");

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        using var report = JsonDocument.Parse(cli.Output);
        var root = report.RootElement;
        Assert.AreEqual((2, 0, 0), (Number(root, "passed"), Number(root, "failed"), Number(root, "errors")));
        var first = root.GetProperty("scenarios")[0];
        Assert.AreEqual("unknown-project", first.GetProperty("name").GetString());
        Assert.AreEqual("widget_load_failed", first.GetProperty("code").GetString());
        Assert.AreEqual("unknown-project", first.GetProperty("cause").GetString());
        Assert.AreEqual("pass", first.GetProperty("verdict").GetString());
        Assert.IsGreaterThan(0, Number(first, "durationMs"));
        var failure = first
            .GetProperty("events")
            .EnumerateArray()
            .Single(item => item.GetProperty("code").GetString() == "widget_load_failed");
        Assert.AreEqual("The interview widget could not be loaded.", failure.GetProperty("message").GetString());
        Assert.IsTrue(Number(failure, "position") > 0);
    }

    [TestMethod]
    public async Task Run_ForPeople_PrintsATableAndProgressApart()
    {
        // A proxy is for other machines, and this one is nobody's.
        var cli = await CliProcess.RunAsync(
            "run --grep archived",
            ("HTTP_PROXY", "http://127.0.0.1:9"),
            ("ALL_PROXY", "http://127.0.0.1:9")
        );

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Output, "archived-project");
        StringAssert.Contains(cli.Output, "1 passed, 0 failed");
        StringAssert.Contains(cli.Errors, "✓ archived-project");
        Assert.IsFalse(cli.Output.Contains('\u001b'), "no colour where nobody sees it");
    }

    [TestMethod]
    public async Task Trigger_Once_ReproducesTheCauseAndSaysWhy()
    {
        var cli = await CommandLine.RunAsync("trigger microphone_denied --cause permission-denied --once");

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, "/login?");
        StringAssert.Contains(cli.Output, "why: permission-denied, proven");
        StringAssert.Contains(cli.Output, "Fix: Allow the microphone");
    }

    [TestMethod]
    public async Task Run_OnAPageWithoutWidget_SaysSoInOneLine()
    {
        await using var site = await PlainSite.StartAsync(
            "<!doctype html><title>Empty</title><iframe src='https://elsewhere.invalid/'></iframe>"
        );

        var cli = await CommandLine.RunAsync($"run --page {site.Address} --watch 1ms");

        Assert.AreEqual(1, cli.ExitCode);
        StringAssert.StartsWith(cli.Problems[0], $"{site.Address} has no Koji iframe");
        Assert.AreEqual(
            $"Starting chromium|Opening {site.Address} and looking for its widget",
            string.Join('|', cli.Steps.Where(step => !step.StartsWith("Chromium runs without its sandbox", StringComparison.Ordinal)))
        );
        Assert.HasCount(1, cli.Problems);
        Assert.AreEqual("", cli.Output);
    }

    [TestMethod]
    public async Task Run_OnAPageThatIsBrokenByItself_StopsThereAndSaysWhy()
    {
        await using var site = await PlainSite.StartAsync(
            "<!doctype html><title>Shop</title><iframe src='https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7'></iframe>"
        );

        var cli = await CommandLine.RunAsync($"run --page {site.Address} --watch 1ms --format json");

        Assert.AreEqual(1, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, "The page itself fails");
        using var report = JsonDocument.Parse(cli.Output);
        Assert.AreEqual(site.Address.AbsoluteUri, report.RootElement.GetProperty("page").GetString());
        Assert.AreEqual("chromium", report.RootElement.GetProperty("browser").GetProperty("name").GetString());
        var results = report.RootElement.GetProperty("scenarios").EnumerateArray().ToList();
        Assert.AreEqual("pass fail", string.Join(' ', results.Select(result => result.GetProperty("verdict").GetString())));
        Assert.AreEqual("iframe-without-allow", results[1].GetProperty("diagnosis")[0].GetProperty("cause").GetString());
    }

    [TestMethod]
    public async Task Run_LiveOnAPage_AsksNoSimulatorOfOurs()
    {
        // What stands for Koji here is a server that this run knows nothing of.
        await using var koji = await LocalServers.StartAsync(CancellationToken.None);
        var widgets = koji.Target.Simulator.GetLeftPart(UriPartial.Authority) + "/embed/";
        await using var site = await PlainSite.StartAsync(
            $"<!doctype html><title>Shop</title><iframe src='{widgets}{SimulatorProjects.Active}' allow='microphone'></iframe>"
        );

        var cli = await CommandLine.RunAsync(
            $"run --page {site.Address} --watch 1ms --live --widget-url {widgets}:project_id host-policy-frame-src --format json"
        );

        Assert.AreEqual(0, cli.ExitCode, cli.Errors + cli.Output);
        using var report = JsonDocument.Parse(cli.Output);
        Assert.AreEqual(2, Number(report.RootElement, "passed"));
    }

    // Of the rest of them, tests in one process tell more for less.
    [TestMethod]
    [DataRow("run no-such-scenario", "Unknown scenario 'no-such-scenario'.")]
    [DataRow("up --port abc", "--port takes a port from 0 to 65535, not 'abc'.")]
    public async Task CommandLine_ThatIsWrong_GetsOneLineAndExitCodeTwo(string arguments, string expected)
    {
        var cli = await CliProcess.RunAsync(arguments);

        Assert.AreEqual(2, cli.ExitCode);
        StringAssert.Contains(cli.Errors, expected);
        Assert.HasCount(1, cli.Problems);
        Assert.AreEqual("", cli.Output);
    }

    [TestMethod]
    public async Task Run_WithABrowserThatIsNotThere_SaysHowAndExitsWithThree()
    {
        var cli = await CliProcess.RunAsync("run healthy-text", ("KOJI_BROWSER", "/no/such/browser"));

        Assert.AreEqual(3, cli.ExitCode);
        StringAssert.Contains(cli.Errors, "KOJI_BROWSER is '/no/such/browser', which does not exist.");
        Assert.HasCount(1, cli.Problems);
    }

    [TestMethod]
    public async Task Up_OnAPortThatIsTaken_SaysWhichAndExitsWithThree()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var cli = await CommandLine.RunAsync($"up --port 0 --widget-port {port} --ephemeral");

        Assert.AreEqual(3, cli.ExitCode);
        StringAssert.Contains(cli.Errors, $"{port}");
        StringAssert.Contains(cli.Errors, "Choose another with --port or --widget-port");
        Assert.HasCount(1, cli.Problems);
    }

    [TestMethod]
    [DataRow("up --port 0 --widget-port 0 --data")]
    [DataRow("run healthy-text --data")]
    public async Task DataFolder_ThatCannotBeUsed_GetsOneLineAndExitCodeThree(string command)
    {
        var file = Path.GetTempFileName();

        var cli = await CommandLine.RunAsync($"{command} {file}");

        File.Delete(file);
        Assert.AreEqual(3, cli.ExitCode);
        StringAssert.Contains(cli.Errors, $"The data folder '{file}' cannot be used");
        Assert.HasCount(1, cli.Problems);
    }

    [TestMethod]
    public async Task List_ShowsEveryScenario()
    {
        var cli = await CommandLine.RunAsync("list");

        foreach (var scenario in ScenarioCatalog.All)
            StringAssert.Contains(cli.Output, scenario.Name);
    }

    [TestMethod]
    public async Task Explain_EveryDocumentedCode_SaysWhyAndWhatToDo()
    {
        var error = KojiErrorCatalog.Find(new("rate_limited"))!;

        var cli = await CommandLine.RunAsync($"explain {error.Code}");

        Assert.AreEqual(0, cli.ExitCode);
        StringAssert.Contains(cli.Output, "HTTP 429");
        StringAssert.Contains(cli.Output, error.Message);
        foreach (var line in error.Causes.Concat(error.Fixes))
            StringAssert.Contains(cli.Output, line);
    }

    [TestMethod]
    public async Task Explain_ARuleOfCheck_ShowsWhatBreaksAndWhatKeepsIt()
    {
        var cli = await CommandLine.RunAsync("explain frame-src");

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Output, "Content-Security-Policy: default-src 'self'\n");
        StringAssert.Contains(cli.Output, "frame-src https://koji.so");
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
