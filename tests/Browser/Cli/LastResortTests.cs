namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>A failure on a thread that nobody waits for, which .NET ends a program for.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class LastResortTests
{
    internal const string Failure = "Something in the background\nfailed.";

    [TestMethod]
    public async Task Failure_InTheBackground_IsOneLineAndTheEnvironmentsFault()
    {
        var cli = await RunAsync();

        Assert.AreEqual(3, cli.ExitCode, cli.Errors);
        Assert.HasCount(1, cli.Problems, cli.Errors);
        StringAssert.StartsWith(cli.Problems[0], "This should not have failed: Something in the background failed.");
        StringAssert.Contains(cli.Problems[0], "KOJI_DEBUG=1");
    }

    [TestMethod]
    public async Task Failure_InTheBackground_ShowsItsDetailsToAnyoneWhoWantsThem()
    {
        var cli = await RunAsync(("KOJI_DEBUG", "1"));

        Assert.AreEqual(3, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, nameof(InvalidOperationException));
        StringAssert.Contains(cli.Errors, nameof(StartupHook));
    }

    // The simulator runs until it is ended.
    private static Task<CliProcess> RunAsync(params (string, string)[] environment) =>
        CliProcess.RunAsync("sim start --port 0", [("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location), .. environment]);
}
