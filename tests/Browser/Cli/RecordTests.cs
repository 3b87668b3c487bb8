using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>What goes wrong on a page while <c>up --record</c> runs is a scenario afterwards.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed partial class RecordTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-record-");

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // There is no signal that ends a program there.
    public async Task Failure_WhileUpRecords_BecomesAScenarioThatFailsAgain()
    {
        using var deadline = new CancellationTokenSource(Guard.Patience);
        await using var up = CliProcess.Listen($"up --record checkout --port 0 --widget-port 0 --data {Data}", folder.FullName);
        var page = await PageAsync(up, deadline.Token);
        await FailAsync(page, deadline.Token);

        await StopAsync(up, deadline.Token);

        var file = Path.Combine(folder.FullName, "checkout.scenario.yaml");
        var text = await File.ReadAllTextAsync(file, deadline.Token);
        StringAssert.Contains(text, "\nname: checkout\n");
        StringAssert.Contains(text, "\n  allow: \"camera\"\n");
        Assert.AreEqual(0, await up.ExitCodeAsync(deadline.Token));
        var run = await CommandLine.RunAsync($"run {file}");
        Assert.AreEqual(0, run.ExitCode, run.Errors + run.Output);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task NoFailure_WhileUpRecords_LeavesNoFile_AndOthersFindItMeanwhile()
    {
        using var deadline = new CancellationTokenSource(Guard.Patience);
        await using var up = CliProcess.Listen(
            $"up --record checkout --port 0 --widget-port 0 --data {Data} --format json",
            folder.FullName
        );
        var line = await up.NextLineAsync(deadline.Token);
        var ready = JsonSerializer.Deserialize(line, ProtocolJson.Default.HostReady)!;
        var tokens = TokenFile.Find(Data)!;

        // Of those that may run on this machine, it is the one with this folder.
        var found = await CommandLine.RunAsync($"events show none --data {Data}");

        Assert.AreEqual((1, $"The log of {ready.Url} has no event 'none'."), (found.ExitCode, found.Errors.Trim()));
        StringAssert.Contains(await File.ReadAllTextAsync(ready.Tokens!, deadline.Token), tokens.Reader);
        Assert.IsFalse(line.Contains(tokens.Reader, StringComparison.Ordinal) || line.Contains(tokens.Ingest, StringComparison.Ordinal));
        await StopAsync(up, deadline.Token);
        Assert.IsFalse(File.Exists(ready.Tokens));

        Assert.AreEqual(1, await up.ExitCodeAsync(deadline.Token));
        Assert.IsEmpty(folder.GetFiles());
    }

    private string Data => Path.Combine(folder.FullName, "data");

    private async Task FailAsync(Uri page, CancellationToken cancellation)
    {
        await using var context = await TestBrowser.NewContextAsync();
        await context.GrantPermissionsAsync(["microphone"]);
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(new Uri(page, "?mode=voice&allow=camera").AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
        await tab.FrameLocator("#widget").GetByRole(AriaRole.Button, new() { Name = "Start interview" }).ClickAsync();

        await using var feed = await FeedConnection.OpenAsync(page, TokenFile.Find(Data)!.Reader, cancellation);
        await feed.ReadAfterAsync(0, new() { Codes = [EventCodes.MicrophoneDenied] }, cancellation).FirstAsync(cancellation);
    }

    private static async Task<Uri> PageAsync(ListeningProcess up, CancellationToken cancellation)
    {
        while (true)
        {
            if (HostPage().Match(await up.NextLineAsync(cancellation)) is { Success: true } found)
                return new Uri(found.Groups[1].Value);
        }
    }

    private static async Task StopAsync(ListeningProcess up, CancellationToken cancellation)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{up.Id}"]);
        await kill.WaitForExitAsync(cancellation);
        await up.ExitCodeAsync(cancellation);
    }

    [GeneratedRegex(@"Host page\s+(\S+)")]
    private static partial Regex HostPage();
}
