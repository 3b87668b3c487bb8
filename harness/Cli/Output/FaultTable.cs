using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The faults of a simulator for people.</summary>
internal static class FaultTable
{
    public static void Write(IReadOnlyList<FaultRuleState> faults) => AnsiConsole.Write(Of(faults));

    /// <summary>The table.</summary>
    public static FittedTable Of(IReadOnlyList<FaultRuleState> faults)
    {
        var table = new FittedTable(
            new("Fault"),
            new("State") { KeepsLines = true },
            new("Meets"),
            new("Does"),
            new("Happened") { KeepsLines = true, IsRight = true },
            new("Ends") { KeepsLines = true }
        );
        foreach (var fault in faults)
        {
            table.AddRow(
                MarkupText.Of(fault.Rule.Id ?? ""),
                MarkedWord(fault.Phase),
                MarkupText.Of(FaultText.Meets(fault.Rule.Match)),
                MarkupText.Of(FaultText.Does(fault.Rule.Effect)),
                FaultText.Count(fault),
                fault.EndsAt?.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? ""
            );
        }

        return table;
    }

    private static string MarkedWord(FaultPhase phase) =>
        phase switch
        {
            FaultPhase.Active => $"[red]✕ {phase.ToWords()}[/]",
            FaultPhase.Waiting => $"[yellow]… {phase.ToWords()}[/]",
            _ => $"[green]✓ {phase.ToWords()}[/]",
        };
}
