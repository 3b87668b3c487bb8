using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Machine;
using KojiWidgetHarness.Scenarios.Machine;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>doctor</c>: what this machine has of all that the harness uses, and what to do about the rest.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var format = OutputFormat.Create();
        var command = new Command("doctor", "Looks at what this machine has and lacks. Says what to do about what is missing.") { format };
        command.SetAction((parsed, cancellation) => LookAsync(parsed.GetValue(format) == OutputFormat.Json, cancellation));
        return command;
    }

    private static async Task<int> LookAsync(bool json, CancellationToken cancellation)
    {
        var log = StepLog.OnStandardError;
        var report = new MachineReport
        {
            Parts =
            [
                LocalChecks.Runtime(),
                await log.DoAsync("Asking Node.js for its version", () => LocalChecks.NodeAsync(cancellation)),
                .. await log.DoAsync("Starting a browser and trying its microphone", () => BrowserCheck.LookAsync(cancellation)),
                BrowserCheck.Firefox(),
                LocalChecks.Port(UpCommand.UsualPort, "--port"),
                LocalChecks.Port(UpCommand.UsualWidgetPort, "--widget-port"),
                LocalChecks.Data(DataOptions.Default()),
            ],
        };
        if (json)
            Console.Out.WriteJson(report, ProtocolJson.Default.MachineReport);
        else
            MachineTable.Write(report);
        return report.State == MachineState.Missing ? ExitCodes.Environment : ExitCodes.AsExpected;
    }
}
