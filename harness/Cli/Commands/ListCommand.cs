using System.CommandLine;
using System.Text.Json;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>list</c>: causes, scenarios and browsers.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "What standard output carries.", DefaultValueFactory = _ => EventFormat.Human };
        format.AcceptOnlyFromAmong(EventFormat.Human, EventFormat.Json);
        var command = new Command("list", "Lists the causes, the scenarios that reproduce them, and in which browsers.") { format };
        command.SetAction(parsed => Show(parsed.GetValue(format) == EventFormat.Json));
        return command;
    }

    private static void Show(bool json)
    {
        var listing = SupportCatalog.List();
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(listing, ProtocolJson.Default.CatalogueListing));
        else
            CatalogueTable.Write(listing);
    }
}
