using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>Pages of others are not opened outside Chromium's sandbox unless somebody asks for it; that it is not used is said.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class SandboxTests
{
    [TestMethod]
    [DataRow("run --page https://staging.example/interview")]
    [DataRow("run --page http://192.168.0.7/ --workers 2")]
    public async Task PageOfOthers_WhereTheSandboxDoesNotWork_IsRefusedInOneLine(string command)
    {
        if (Sandbox.MayWork)
            Assert.Inconclusive("Chromium refuses its sandbox to root only.");

        var cli = await CommandLine.RunAsync(command);

        Assert.AreEqual((3, ""), (cli.ExitCode, cli.Output));
        StringAssert.Contains(
            cli.Errors,
            "Chromium's sandbox does not work for root, and the page is not of this machine. Run as another user, or open it without the sandbox with --no-sandbox"
        );
    }

    [TestMethod]
    public async Task PageOfOthers_WithoutSandboxAsAsked_IsOpened()
    {
        // It is not there, which is said of pages that were looked for.
        var cli = await CommandLine.RunAsync("run --page http://127.0.0.2.invalid/ --no-sandbox");

        Assert.AreEqual(3, cli.ExitCode);
        StringAssert.Contains(
            cli.Errors,
            "Chromium runs without its sandbox, as --no-sandbox asks: open no page with it that you do not trust"
        );
        StringAssert.Contains(cli.Errors, "http://127.0.0.2.invalid/");
    }

    [TestMethod]
    public async Task RunOfSeveralBrowsers_WithoutASandbox_SaysSoOnce()
    {
        var cli = await CommandLine.RunAsync("run archived-project unknown-project --workers 2");

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        Assert.AreEqual(Sandbox.MayWork ? 1 : 2, cli.Errors.Split("Chromium runs without its sandbox").Length, cli.Errors);
    }

    [TestMethod]
    public async Task NoSandbox_WithoutAPage_IsRefused()
    {
        var cli = await CommandLine.RunAsync("run archived-project --no-sandbox");

        Assert.AreEqual(2, cli.ExitCode);
        StringAssert.Contains(cli.Errors, "name it with --page.");
    }
}
