using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The catalogue for people: the causes with their browsers, then the scenarios. Fits a hundred columns.</summary>
internal static class CatalogueTable
{
    public static void Write(CatalogueListing listing)
    {
        AnsiConsole.Write(Causes(listing));
        WriteReasons(listing.Causes);
        AnsiConsole.Write(Scenarios(listing));
    }

    /// <summary>The causes with their browsers.</summary>
    public static FittedTable Causes(CatalogueListing listing)
    {
        var causes = new FittedTable([
            new("Cause"),
            new("Scenarios"),
            .. BrowserKind.All.Select(browser => new FittedColumn(Capitalised(browser.Name))),
        ]);
        foreach (var code in listing.Causes.GroupBy(cause => cause.Code))
        {
            causes.AddRow($"[bold red]{code.Key}[/]");
            foreach (var cause in code)
                causes.AddRow([
                    cause.Cause.Value,
                    string.Join('\n', cause.Scenarios),
                    .. cause.Support.Select(support => support.Level.Mark()),
                ]);
        }

        return causes;
    }

    /// <summary>The scenarios with what they reproduce.</summary>
    public static FittedTable Scenarios(CatalogueListing listing)
    {
        var scenarios = new FittedTable(new("Scenario"), new("Reproduces"));
        foreach (var scenario in listing.Scenarios)
            scenarios.AddRow(
                Markup.Escape(scenario.Name),
                $"{(scenario.Code is null ? "[green]✓[/]" : "[red]✕[/]")} {Markup.Escape(scenario.Purpose)}"
            );
        return scenarios;
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
            HangingLine.Write(
                $"{reason.Key.Level.Mark()} ",
                $"{reason.Key.Level.ToWords()} in {Capitalised(reason.Key.Browser)}: {Markup.Escape(reason.Key.How ?? "")} [grey]({string.Join(", ", reason)})[/]"
            );
        }
    }

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
