using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Simulator.Cases;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim …</c>: the Koji simulator, by itself.</summary>
internal static class SimCommand
{
    public static Command Create() =>
        new("sim", "Starts and steers the Koji simulator by itself.")
        {
            SimStartCommand.Create(),
            SimCasesCommand.Create(),
            SimFaultCommand.Create(),
            SimTrafficCommand.Create(),
        };
}

/// <summary><c>sim cases</c>: every documented error by each of its causes, and what to paste for it.</summary>
internal static class SimCasesCommand
{
    private const string Usual = "http://127.0.0.1:5101";

    public static Command Create()
    {
        var names = (Forms.TextFor("CASE") with { Takes = "a code, or the name of a case" }).Arguments(
            "Only cases of this code or name; all of them by default.",
            ArgumentArity.ZeroOrMore
        );
        var contract = ContractOption.Create();
        var simulator = Forms.Address.Option("--simulator", "Address of the simulator that they are for.", Usual);
        var format = OutputFormat.Create("What standard output carries; curl: the commands alone.", further: OutputFormat.Curl);
        var command = new Command("cases", "Lists what gets each documented error. One request or iframe for every cause.")
        {
            names,
            contract,
            simulator,
            format,
        };
        command.SetAction(parsed =>
        {
            var cases = Select(
                SimulatorCases.List(parsed.GetValue(contract), parsed.GetRequiredValue(simulator).Uri),
                parsed.GetValue(names) ?? []
            );
            Write(cases, parsed.GetValue(format) ?? OutputFormat.Human);
        });
        return command;
    }

    private static IReadOnlyList<CaseListing> Select(IReadOnlyList<CaseListing> all, IReadOnlyList<string> names)
    {
        var unknown = names.FirstOrDefault(name => !all.Any(item => item.Name == name || item.Code.Value == name));
        if (unknown is not null)
            throw new UsageException(
                $"Unknown case '{unknown}'.{NearWords.Question(unknown, all.SelectMany(item => new[] { item.Name, item.Code.Value }))} See: koji-harness sim cases"
            );
        return names.Count == 0 ? all : [.. all.Where(item => names.Contains(item.Name) || names.Contains(item.Code.Value))];
    }

    private static void Write(IReadOnlyList<CaseListing> cases, string format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteJson(cases, ProtocolJson.Default.IReadOnlyListCaseListing);
                break;
            case OutputFormat.Curl:
                foreach (var item in cases.Where(item => item.Curl is not null))
                    Console.Out.WriteLine(item.Curl);
                break;
            default:
                foreach (var code in cases.GroupBy(item => item.Code))
                    WriteCode([.. code]);
                break;
        }
    }

    // Commands and markup are for copying: they stand on lines of their own and are not wrapped by us.
    private static void WriteCode(IReadOnlyList<CaseListing> cases)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"[bold red]✕ {cases[0].Code}[/]  {(cases[0].HttpStatus is { } status ? $"HTTP {status}" : "posted by the widget")}"
        );
        foreach (var item in cases)
        {
            HangingLine.Write(
                $"  [bold]{MarkupText.Of(item.Name)}[/]  ",
                $"{MarkupText.Of(item.What)} [grey]{MarkupText.Of(item.Then)}[/]"
            );
            Console.Out.WriteLine($"    {item.Curl ?? item.Iframe}");
        }

        Console.Out.WriteLine();
    }
}

/// <summary><c>sim traffic</c>: requests to a running simulator and their answers.</summary>
internal static class SimTrafficCommand
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var simulator = new SimulatorArguments();
        var follow = new Option<bool>("--follow", "-f") { Description = "Goes on with what comes, until Ctrl-C." };
        var format = OutputFormat.Create(
            "How they are written; json: one a line, in full; curl: the commands that make the requests.",
            further: OutputFormat.Curl
        );
        var command = new Command("traffic", "Shows requests to a simulator and its answers. Their secrets are marked.") { follow, format };
        simulator.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                try
                {
                    await simulator.AskAsync(
                        parsed,
                        client => ShowAsync(client, parsed.GetRequiredValue(format), parsed.GetValue(follow), cancellation),
                        cancellation
                    );
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    // Ctrl-C is how one stops following.
                }

                return ExitCodes.AsExpected;
            }
        );
        return command;
    }

    private static async Task<long> ShowAsync(SimulatorClient client, string format, bool follow, CancellationToken cancellation)
    {
        for (long after = 0, seen = -1; ; )
        {
            // Does not wait before everything that is there has been shown.
            var page = await client.ReadTrafficAsync(after, follow && seen == after ? LongPoll : TimeSpan.Zero, cancellation);
            if (page.Dropped)
                await Console.Error.WriteLineAsync("▲ older requests are no longer kept");
            foreach (var record in page.Records)
                TrafficFormat.Write(record, format);
            seen = after;
            after = page.Records is [.., var last] ? last.Position : after;
            if (!follow && seen == after)
                return after;
        }
    }
}
