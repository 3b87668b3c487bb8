using System.CommandLine;
using System.Globalization;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim fault add</c>, <c>list</c> and <c>reset</c>: the faults of a running simulator.</summary>
internal static class SimFaultCommand
{
    public static Command Create() =>
        new("fault", "Makes requests to a simulator fail on demand.") { SimFaultAddCommand.Create(), List(), Reset() };

    private static Command List()
    {
        var simulator = new SimulatorArguments();
        var format = OutputFormat.Create("How they are written.");
        var command = new Command("list", "Lists the faults and their state.") { format };
        simulator.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var faults = await simulator.AskAsync(parsed, client => client.FaultsAsync(cancellation), cancellation);
                if (parsed.GetValue(format) == OutputFormat.Json)
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
                var found = await simulator.AskAsync(parsed, client => client.ResetFaultsAsync(one, cancellation), cancellation);
                await Console.Error.WriteLineAsync(found ? "✓ reset" : $"Unknown fault '{one}'. See: koji-harness sim fault list");
                return found ? ExitCodes.AsExpected : ExitCodes.Failed;
            }
        );
        return command;
    }
}

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
        var format = OutputFormat.Create("What standard output carries: the fault's id, or all of it as JSON.");

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
                var set = await simulator.AskAsync(
                    parsed,
                    async client => (await client.SetFaultsAsync([rule], cancellation))[0],
                    cancellation
                );
                await WriteAsync(set, parsed.GetValue(format) == OutputFormat.Json);
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

/// <summary>What a fault does, as the command line has it.</summary>
internal sealed class FaultEffectOptions
{
    private readonly Option<string?> code = Forms
        .Known("CODE", "a documented error", KojiErrorCatalog.All.Select(error => error.Code.Value), "explain")
        .Optional("--code", "Answer this documented error.");

    private readonly Option<int?> status = (Forms.Whole(400, 599) with { StandsFor = "STATUS" }).Optional(
        "--status",
        "Answer this status, 400 to 599."
    );
    private readonly Option<TimeSpan?> latency = Forms.Time.Optional("--latency", "Wait first.");
    private readonly Option<TimeSpan?> jitter = Forms.Time.Optional("--jitter", "Wait up to so much more.");
    private readonly Option<int?> throttle = (Forms.Whole(1) with { StandsFor = "BYTES" }).Optional(
        "--throttle",
        "Send the body no faster than so many bytes a second."
    );
    private readonly Option<bool> hang = new("--hang") { Description = "Never answer." };
    private readonly Option<bool> reset = new("--reset") { Description = "Reset the connection." };
    private readonly Option<int?> truncate = (Forms.Whole(0) with { StandsFor = "BYTES" }).Optional(
        "--truncate",
        "Close the connection after so many bytes of a longer body."
    );
    private readonly Option<string?> contentType = Forms.TextFor("TYPE").Optional("--content-type", "Say that the body is of this type.");
    private readonly Option<bool> dropCors = new("--drop-cors") { Description = "Leave the Access-Control-* headers out." };
    private readonly Option<bool> expireSession = new("--expire-session")
    {
        Description = "End the session of the interview that it is about.",
    };
    private readonly Option<bool> revokeKey = new("--revoke-key") { Description = "Make its API key invalid until the fault is reset." };

    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                code,
                status,
                latency,
                jitter,
                throttle,
                hang,
                reset,
                truncate,
                contentType,
                dropCors,
                expireSession,
                revokeKey,
            }
        )
            command.Options.Add(option);
    }

    public FaultEffect Read(ParseResult parsed) =>
        new()
        {
            Code = parsed.GetValue(code),
            Status = parsed.GetValue(status),
            LatencyMs = Milliseconds(parsed, latency),
            JitterMs = Milliseconds(parsed, jitter),
            BytesPerSecond = parsed.GetValue(throttle),
            Hang = parsed.GetValue(hang),
            Reset = parsed.GetValue(reset),
            TruncateAfterBytes = parsed.GetValue(truncate),
            ContentType = parsed.GetValue(contentType),
            DropCors = parsed.GetValue(dropCors),
            ExpireSession = parsed.GetValue(expireSession),
            RevokeKey = parsed.GetValue(revokeKey),
        };

    // A form reads no time that is longer.
    private static int? Milliseconds(ParseResult parsed, Option<TimeSpan?> option) => (int?)parsed.GetValue(option)?.TotalMilliseconds;
}

/// <summary>Which requests a fault matches, as the command line has it.</summary>
internal sealed class FaultMatchOptions
{
    private static readonly ValueForm<FaultHeader> HeaderForm = new(
        "HEADER",
        "a header as 'Name: value', or its name alone",
        TryReadHeader
    );

    private static readonly ValueForm<double> Likelihood = new("NUMBER", "a number above 0 and at most 1", (text, out number) =>
        // Not the other way round: what is not a number is neither.
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number is > 0 and <= 1);

    private readonly Option<string?> path = Forms.TextFor("PATH").Optional("--path", "Path of the request; * is any run of characters.");
    private readonly Option<string?> method = Forms.TextFor("METHOD").Optional("--method", "HTTP method.");
    private readonly Option<string?> project = Forms.TextFor("ID").Optional("--project", "Id of the project that it is about.");
    private readonly Option<string?> key = Forms.TextFor("KEY").Optional("--key", "API key that it carries.");
    private readonly Option<FaultHeader?> header = HeaderForm.Optional(
        "--header",
        "Header that it carries: 'Name: value', or a name alone."
    );
    private readonly Option<int?> nth = Forms.Whole(1).Optional("--nth", "Only the n-th that fits otherwise; the first is 1.");
    private readonly Option<double?> probability = Likelihood.Optional("--probability", "How likely, above 0 and at most 1.");
    private readonly Option<int?> seed = Forms.Whole(int.MinValue).Optional("--seed", "The same seed, the same draws; 0 by default.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { path, method, project, key, header, nth, probability, seed })
            command.Options.Add(option);
    }

    public FaultMatch? Read(ParseResult parsed)
    {
        var match = new FaultMatch
        {
            Path = parsed.GetValue(path),
            Method = parsed.GetValue(method),
            Project = parsed.GetValue(project),
            Key = parsed.GetValue(key),
            Header = parsed.GetValue(header),
            Nth = parsed.GetValue(nth),
            Probability = parsed.GetValue(probability),
            Seed = parsed.GetValue(seed),
        };
        return match == new FaultMatch() ? null : match;
    }

    private static bool TryReadHeader(string text, out FaultHeader header)
    {
        var parts = text.Split(':', 2);
        header = new() { Name = parts[0].Trim(), Value = parts.Length == 2 ? parts[1].Trim() : null };
        return header.Name.Length > 0;
    }
}
