using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Browser.Cli;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>What went wrong in a real session, saved and reproduced: the same code by the same cause.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class SavedScenarioTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-saved-");

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    [TestMethod]
    public async Task Session_SavedFromTheTerminal_FailsAgainByTheSameCause()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        await FailAsync(stack, context, "s1", "&mode=voice&allow=camera");
        var access = $"--host {stack.Target.Host} --token {stack.Target.ReaderToken}";
        var file = Path.Combine(folder.FullName, "checkout.scenario.yaml");

        var saved = await CommandLine.RunAsync($"events save s1 {file} {access}");
        var again = await CommandLine.RunAsync($"events save s1 {file} {access}");
        var healthy = await CommandLine.RunAsync($"events save never {access}");
        var run = await CommandLine.RunAsync($"run {file} --format json");

        Assert.AreEqual(0, saved.ExitCode, saved.Errors);
        StringAssert.Contains(await File.ReadAllTextAsync(file), "  allow: \"camera\"\n");
        Assert.AreEqual(2, again.ExitCode, "a file that is there stays as it is");
        Assert.AreEqual(
            (1, "This session has no failure that counts, so there is nothing to reproduce."),
            (healthy.ExitCode, healthy.Errors.Trim())
        );
        Assert.AreEqual(0, run.ExitCode, run.Errors + run.Output);
        using var report = JsonDocument.Parse(run.Output);
        var scenario = report.RootElement.GetProperty("scenarios").EnumerateArray().Single();
        Assert.AreEqual("microphone_denied", scenario.GetProperty("code").GetString());
        Assert.AreEqual("allow-does-not-delegate", scenario.GetProperty("diagnosis")[0].GetProperty("cause").GetString());
        StringAssert.StartsWith(scenario.GetProperty("name").GetString(), "allow-does-not-delegate-s1");
        Assert.AreEqual("camera", FailureOf(scenario).GetProperty("frame").GetProperty("allow").GetString());
    }

    [TestMethod]
    public async Task Run_OfAFileWhoseExpectationIsWrong_Fails()
    {
        var file = Path.Combine(folder.FullName, "wrong.yaml");
        await File.WriteAllTextAsync(
            file,
            "name: wrong\nscenario: archived-project\nexpect:\n  code: widget_load_failed\n  cause: unknown-project\n"
        );
        var broken = Path.Combine(folder.FullName, "broken.yaml");
        await File.WriteAllTextAsync(broken, "name: broken\nscenari: x\n");

        var run = await CommandLine.RunAsync($"run {file}");
        var unread = await CommandLine.RunAsync($"run {broken}");
        var missing = await CommandLine.RunAsync($"run {folder.FullName}/missing.yaml");

        Assert.AreEqual(1, run.ExitCode, run.Errors);
        StringAssert.Contains(run.Output, "expected unknown-project proven, found archived-project");
        Assert.AreEqual(2, unread.ExitCode);
        StringAssert.Contains(unread.Errors, "broken.yaml' is not a scenario. Line 2, column 1: 'scenari' is not known here.");
        Assert.AreEqual((2, 1), (missing.ExitCode, missing.Errors.Trim().Split('\n').Length));
    }

    [TestMethod]
    public async Task Session_SavedFromItsPage_IsDownloadedAsItIsShown()
    {
        await using var servers = await LocalServers.StartAsync(new() { RunsScenarios = true }, CancellationToken.None);
        await using var context = await LentContext.TakeAsync();
        var host = await context.NewPageAsync();
        await host.GotoAsync(
            new Uri(servers.Target.Host, "/embed?session=s1&project=YOUR_PROJECT_ID").AbsoluteUri,
            new() { WaitUntil = WaitUntilState.Commit }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(servers.Dashboard.AbsoluteUri);
        await page.GotoAsync(new Uri(servers.Target.Host, $"{ProtocolRoutes.SessionsPage}/s1").AbsoluteUri);
        await Expect(page.Locator(".row[data-code=widget_load_failed]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a scenario" }).PressAsync("Enter");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Download" });
        await Expect(link).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        StringAssert.EndsWith(download.SuggestedFilename, "-s1.scenario.yaml");
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.AreEqual(text.Trim(), (await page.GetByLabel("The scenario file").TextContentAsync())!.Trim());
        StringAssert.Contains(text, "project: \"YOUR_PROJECT_ID\"\n");
    }

    private static JsonElement FailureOf(JsonElement scenario) =>
        scenario.GetProperty("events").EnumerateArray().Single(item => item.GetProperty("severity").GetString() == "error");

    private static async Task FailAsync(RunningStack stack, IBrowserContext context, string session, string query)
    {
        await context.GrantPermissionsAsync(["microphone"]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(stack.HostPage(session, query), new() { WaitUntil = WaitUntilState.Commit });
        await page.FrameLocator("#widget").GetByRole(AriaRole.Button, new() { Name = "Start interview" }).ClickAsync();
        await stack.FirstAsync(session, item => item.Severity == Severity.Error);
    }
}
