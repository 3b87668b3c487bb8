using System.CommandLine;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>list</c>: the scenarios.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "Lists the scenarios: what each reproduces and what it has to lead to.");
        command.SetAction(_ => Show());
        return command;
    }

    private static void Show()
    {
        var table = new Table().RoundedBorder().AddColumns("Scenario", "Leads to", "Cause", "Reproduces");
        foreach (var scenario in ScenarioCatalog.All)
        {
            table.AddRow(
                Markup.Escape(scenario.Name),
                scenario.Expect is { } expected ? $"[red]✕[/] {expected.Code}" : "[green]✓[/] no error",
                scenario.Expect?.Cause.Value ?? "",
                Markup.Escape(scenario.Purpose));
        }

        AnsiConsole.Write(table);
    }
}
