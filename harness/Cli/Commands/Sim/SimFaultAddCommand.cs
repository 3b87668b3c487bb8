using System.CommandLine;
using System.Text.Json;
using KojiWidgetHarness.Cli.Output;
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
        var id = new Option<string?>("--id") { Description = "Name of the fault, to take it back; by default the simulator chooses one." };
        var times = NumberOption.Whole("--times", "How often, before everything is normal again.");
        var lasts = new Option<string?>("--for") { Description = $"How long, {DurationText.Forms}, by the simulator's clock." };
        var after = new Option<string?>("--after") { Description = "When it begins, counted from now." };
        var format = new Option<string>("--format") { Description = "What standard output carries: the fault's id, or all of it as JSON.", DefaultValueFactory = _ => EventFormat.Human };
        format.AcceptOnlyFromAmong(EventFormat.Human, EventFormat.Json);

        var command = new Command("add", "Sets a fault: which requests it meets, what happens to them, how often and when.");
        match.AddTo(command);
        effect.AddTo(command);
        foreach (var option in new Option[] { times, lasts, after, id, format })
            command.Options.Add(option);
        simulator.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var rule = new FaultRule
            {
                Id = parsed.GetValue(id),
                Match = match.Read(parsed),
                Effect = effect.Read(parsed),
                Times = parsed.GetValue(times),
                ForSeconds = Seconds(parsed, lasts),
                AfterSeconds = Seconds(parsed, after),
            };
            if (FaultRuleCheck.Refuse(rule) is { } problem)
                throw new UsageException($"Not a fault: {problem}");
            var set = (await simulator.AskAsync(parsed, client => client.SetFaultsAsync([rule], cancellation))).Single();
            await TellAsync(set, parsed.GetValue(format) == EventFormat.Json);
            return ExitCodes.AsExpected;
        });
        return command;
    }

    private static async Task TellAsync(FaultRuleState set, bool json)
    {
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(set, ProtocolJson.Default.FaultRuleState) : set.Rule.Id);
        await Console.Error.WriteLineAsync($"✓ {FaultText.Meets(set.Rule.Match)}: {FaultText.Does(set.Rule.Effect)}");
    }

    private static double? Seconds(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? DurationText.Parse(option.Name, text).TotalSeconds : null;
}
