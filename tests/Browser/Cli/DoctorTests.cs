using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Machine;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary><c>doctor</c> on this machine, which has a browser, and as if it had none.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class DoctorTests
{
    [TestMethod]
    public async Task Doctor_OnAMachineWithABrowser_SeesItStartAndGetAMicrophone()
    {
        var cli = await CommandLine.RunAsync("doctor --format json");

        Assert.AreEqual(0, cli.ExitCode, cli.Output + cli.Errors);
        var report = JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.MachineReport)!;
        foreach (var name in new[] { ".NET", "browser", "secure context", "microphone", "data folder" })
            Assert.AreEqual(MachineState.Ready, report.Parts.Single(part => part.Name == name).State, name);
        StringAssert.Contains(report.Parts.Single(part => part.Name == "microphone").Found, "Fake");
        Assert.IsTrue(report.Parts.All(part => part.State == MachineState.Ready == part.Remedy is null));
    }

    [TestMethod]
    public async Task Doctor_WithoutABrowser_SaysWhatToDoAndExitsWithThree()
    {
        var cli = await CliProcess.RunAsync("doctor", ("KOJI_BROWSER", "/no/such/browser"));

        Assert.AreEqual(3, cli.ExitCode, cli.Output);
        StringAssert.Contains(cli.Output, "✕ browser");
        StringAssert.Contains(cli.Output, "KOJI_BROWSER is '/no/such/browser', which does not exist.");
        StringAssert.Contains(cli.Output, "Fix Install Chromium, Chrome or Edge");
    }

    [TestMethod]
    public async Task Doctor_WithAPortThatIsTaken_SaysHowToChooseAnother()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 5100);
        taken.Start();

        var cli = await CommandLine.RunAsync("doctor");

        Assert.AreEqual(0, cli.ExitCode, cli.Output);
        StringAssert.Contains(cli.Output, "▲ port 5100");
        StringAssert.Contains(cli.Output, "choose another with up --port; 0 takes a free one.");
    }
}
