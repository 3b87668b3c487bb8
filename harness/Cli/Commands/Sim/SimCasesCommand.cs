using System.CommandLine;
using System.Text.Json;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Cases;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim cases</c>: every documented error by each of its causes, and what to paste for it.</summary>
internal static class SimCasesCommand
{
    private const string Curl = "curl";
    private const string Usual = "http://127.0.0.1:5101";

    public static Command Create()
    {
        var names = new Argument<string[]>("CODE or NAME") { Description = "Only these; all of them by default.", Arity = ArgumentArity.ZeroOrMore };
        var contract = ContractOption.Create();
        var simulator = new Option<Uri?>("--simulator")
        {
            Description = "Address of the simulator that they are for.",
            DefaultValueFactory = _ => new Uri(Usual),
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
                    return address;
                result.AddError($"--simulator takes an address such as {Usual}.");
                return null;
            },
        };
        var format = new Option<string>("--format") { Description = "What standard output carries; curl: the commands alone.", DefaultValueFactory = _ => EventFormat.Human };
        format.AcceptOnlyFromAmong(EventFormat.Human, EventFormat.Json, Curl);
        var command = new Command("cases", "Lists every documented error by each of its causes, and the one request or iframe that gets it.")
        {
            names, contract, simulator, format,
        };
        command.SetAction(parsed =>
        {
            var cases = Select(SimulatorCases.List(parsed.GetContract(contract), parsed.GetValue(simulator) ?? new Uri(Usual)), parsed.GetValue(names) ?? []);
            Write(cases, parsed.GetValue(format) ?? EventFormat.Human);
        });
        return command;
    }

    private static IReadOnlyList<CaseListing> Select(IReadOnlyList<CaseListing> all, string[] names)
    {
        var unknown = names.FirstOrDefault(name => !all.Any(item => item.Name == name || item.Code.Value == name));
        if (unknown is not null)
            throw new UsageException($"There is no case '{unknown}'. There are: {string.Join(", ", all.Select(item => item.Name))}");
        return names.Length == 0 ? all : [.. all.Where(item => names.Contains(item.Name) || names.Contains(item.Code.Value))];
    }

    private static void Write(IReadOnlyList<CaseListing> cases, string format)
    {
        switch (format)
        {
            case EventFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(cases, ProtocolJson.Default.IReadOnlyListCaseListing));
                break;
            case Curl:
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
        AnsiConsole.MarkupLineInterpolated($"[bold red]✕ {cases[0].Code}[/]  {(cases[0].HttpStatus is { } status ? $"HTTP {status}" : "posted by the widget")}");
        foreach (var item in cases)
        {
            AnsiConsole.MarkupLineInterpolated($"  [bold]{item.Name}[/]  {item.What} [grey]{item.Then}[/]");
            Console.Out.WriteLine($"    {item.Curl ?? item.Iframe}");
        }

        Console.Out.WriteLine();
    }
}
