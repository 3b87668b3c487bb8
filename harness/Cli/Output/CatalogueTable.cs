using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Protocol.Verdicts;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The catalogue for people: the causes with their browsers, then the scenarios. Fits a hundred columns.</summary>
internal static class CatalogueTable
{
    public static void Write(CatalogueListing listing)
    {
        var causes = new Table().RoundedBorder().AddColumns(new TableColumn("Cause").NoWrap(), new TableColumn("Scenarios").NoWrap());
        foreach (var browser in BrowserKind.All)
            causes.AddColumn(new TableColumn(Capitalised(browser.Name)).Centered());
        foreach (var code in listing.Causes.GroupBy(cause => cause.Code))
        {
            causes.AddRow($"[bold red]{code.Key}[/]");
            foreach (var cause in code)
                causes.AddRow([cause.Cause.Value, string.Join('\n', cause.Scenarios), .. cause.Support.Select(support => support.Level.Mark())]);
        }

        AnsiConsole.Write(causes);
        WriteReasons(listing.Causes);

        var scenarios = new Table().RoundedBorder().AddColumns(new TableColumn("Scenario").NoWrap(), new TableColumn("Reproduces"));
        foreach (var scenario in listing.Scenarios)
            scenarios.AddRow(Markup.Escape(scenario.Name), $"{(scenario.Code is null ? "[green]✓[/]" : "[red]✕[/]")} {Markup.Escape(scenario.Purpose)}");
        AnsiConsole.Write(scenarios);
    }

    // Several causes may share a reason; it is said once.
    private static void WriteReasons(IReadOnlyList<CauseListing> causes)
    {
        AnsiConsole.MarkupLine($"{SupportLevel.Supported.Mark()} supported");
        var reasons = causes
            .SelectMany(cause => cause.Support, (cause, support) => (cause.Cause, Support: support))
            .Where(row => row.Support.How is not null)
            .GroupBy(row => row.Support, row => row.Cause.Value)
            .OrderBy(row => row.Key.Level);
        foreach (var reason in reasons)
        {
            AnsiConsole.MarkupLine(
                $"{reason.Key.Level.Mark()} {reason.Key.Level.ToWords()} in {Capitalised(reason.Key.Browser)}: {Markup.Escape(reason.Key.How ?? "")} [grey]({string.Join(", ", reason)})[/]");
        }
    }

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
