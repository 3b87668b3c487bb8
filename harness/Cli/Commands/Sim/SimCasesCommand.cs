using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
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
        var names = (Forms.TextFor("CASE") with { Takes = "a code, or the name of a case" }).Arguments(
            "Only cases of this code or name; all of them by default.",
            ArgumentArity.ZeroOrMore
        );
        var contract = ContractOption.Create();
        var simulator = Forms.Address.Option("--simulator", "Address of the simulator that they are for.", Usual);
        var format = Forms
            .Choice(EventFormat.Human, EventFormat.Json, Curl)
            .Option("--format", "What standard output carries; curl: the commands alone.", EventFormat.Human);
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
            Write(cases, parsed.GetValue(format) ?? EventFormat.Human);
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
            case EventFormat.Json:
                Console.Out.WriteJson(cases, ProtocolJson.Default.IReadOnlyListCaseListing);
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
