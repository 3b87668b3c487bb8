using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim fault add</c>: sets a fault in a running simulator.</summary>
internal static class SimFaultAddCommand
{
    public static Command Create()
    {
        var simulator = new SimulatorArguments();
        var match = new FaultMatchOptions();
        var effect = new FaultEffectOptions();
        var id = Forms.TextFor("ID").Optional("--id", "Name of the fault, to take it back; by default the simulator chooses one.");
        var times = Forms.Whole(1).Optional("--times", "How often, before everything is normal again.");
        var lasts = Forms.Time.Optional("--for", "How long, by the simulator's clock.");
        var after = Forms.Time.Optional("--after", "When it begins, counted from now.");
        var format = Forms
            .Choice(EventFormat.Human, EventFormat.Json)
            .Option("--format", "What standard output carries: the fault's id, or all of it as JSON.", EventFormat.Human);

        var command = new Command("add", "Sets a fault. Says which requests it matches, what happens to them, how often and when.");
        match.AddTo(command);
        effect.AddTo(command);
        foreach (var option in new Option[] { times, lasts, after, id, format })
            command.Options.Add(option);
        simulator.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var rule = new FaultRule
                {
                    Id = parsed.GetValue(id),
                    Match = match.Read(parsed),
                    Effect = effect.Read(parsed),
                    Times = parsed.GetValue(times),
                    ForSeconds = parsed.GetValue(lasts)?.TotalSeconds,
                    AfterSeconds = parsed.GetValue(after)?.TotalSeconds,
                };
                if (FaultRuleCheck.Refuse(rule) is { } problem)
                    throw new UsageException($"Not a fault: {problem}");
                var set = await simulator.AskAsync(parsed, async client => (await client.SetFaultsAsync([rule], cancellation))[0]);
                await WriteAsync(set, parsed.GetValue(format) == EventFormat.Json);
                return ExitCodes.AsExpected;
            }
        );
        return command;
    }

    private static async Task WriteAsync(FaultRuleState set, bool json)
    {
        if (json)
            Console.Out.WriteJson(set, ProtocolJson.Default.FaultRuleState);
        else
            await Console.Out.WriteLineAsync(set.Rule.Id);
        await Console.Error.WriteLineAsync($"✓ {FaultText.Meets(set.Rule.Match)}: {FaultText.Does(set.Rule.Effect)}");
    }
}
