using System.CommandLine;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>list</c>: causes, scenarios and browsers.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var format = OutputFormat.Create();
        var command = new Command("list", "Lists causes, scenarios and browsers.") { format };
        command.SetAction(parsed => Show(parsed.GetValue(format) == OutputFormat.Json));
        return command;
    }

    private static void Show(bool json)
    {
        var listing = SupportCatalog.List();
        if (json)
            Console.Out.WriteJson(listing, ProtocolJson.Default.CatalogueListing);
        else
            CatalogueTable.Write(listing);
    }
}
