using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The faults of a simulator for people.</summary>
internal static class FaultTable
{
    public static void Write(IReadOnlyList<FaultRuleState> faults)
    {
        var table = new Table().RoundedBorder()
            .AddColumns(new TableColumn("Fault").NoWrap(), new TableColumn("State").NoWrap(), new TableColumn("Meets"), new TableColumn("Does"))
            .AddColumn(new TableColumn("Happened").RightAligned().NoWrap()).AddColumn("Ends");
        foreach (var fault in faults)
        {
            table.AddRow(
                MarkupText.Of(fault.Rule.Id ?? ""),
                MarkedWord(fault.Phase),
                MarkupText.Of(FaultText.Meets(fault.Rule.Match)),
                MarkupText.Of(FaultText.Does(fault.Rule.Effect)),
                FaultText.Count(fault),
                fault.EndsAt?.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "");
        }

        AnsiConsole.Write(table);
    }

    private static string MarkedWord(FaultPhase phase) => phase switch
    {
        FaultPhase.Active => $"[red]✕ {phase.ToWords()}[/]",
        FaultPhase.Waiting => $"[yellow]… {phase.ToWords()}[/]",
        _ => $"[green]✓ {phase.ToWords()}[/]",
    };
}
