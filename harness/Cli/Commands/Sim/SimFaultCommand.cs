using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim fault add</c>, <c>list</c> and <c>reset</c>: the faults of a running simulator.</summary>
internal static class SimFaultCommand
{
    public static Command Create() =>
        new("fault", "Makes requests to a simulator fail on demand.") { SimFaultAddCommand.Create(), List(), Reset() };

    private static Command List()
    {
        var simulator = new SimulatorArguments();
        var format = Forms.Choice(EventFormat.Human, EventFormat.Json).Option("--format", "How they are written.", EventFormat.Human);
        var command = new Command("list", "Lists the faults and their state.") { format };
        simulator.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var faults = await simulator.AskAsync(parsed, client => client.FaultsAsync(cancellation));
                if (parsed.GetValue(format) == EventFormat.Json)
                    Console.Out.WriteJson(faults, ProtocolJson.Default.IReadOnlyListFaultRuleState);
                else if (faults.Count == 0)
                    await Console.Error.WriteLineAsync("No faults are set. Set one with 'sim fault add'.");
                else
                    FaultTable.Write(faults);
                return ExitCodes.AsExpected;
            }
        );
        return command;
    }

    private static Command Reset()
    {
        var simulator = new SimulatorArguments();
        var id = Forms.TextFor("ID").OptionalArgument("Only the fault of this id; all of them by default.");
        var command = new Command("reset", "Removes faults. Keys that they revoked are valid again.") { id };
        simulator.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var one = parsed.GetValue(id);
                var found = await simulator.AskAsync(parsed, client => client.ResetFaultsAsync(one, cancellation));
                await Console.Error.WriteLineAsync(found ? "✓ reset" : $"Unknown fault '{one}'. See: koji-harness sim fault list");
                return found ? ExitCodes.AsExpected : ExitCodes.Failed;
            }
        );
        return command;
    }
}
