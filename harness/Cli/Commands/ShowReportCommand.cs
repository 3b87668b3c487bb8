using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Reporting;
using KojiWidgetHarness.Cli.Values;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>show-report [PLACE]</c>: opens an HTML report in the browser.</summary>
internal static class ShowReportCommand
{
    public static Command Create()
    {
        var place = (Forms.TextFor("PLACE") with { Takes = "the path of a report or of a folder" }).OptionalArgument(
            "A report's folder or page, or a folder with reports below it, of which the newest is opened; by default the working directory."
        );
        var command = new Command("show-report", "Opens an HTML report in the browser. Prints its path, also where nothing can open it.")
        {
            place,
        };
        command.SetAction((parsed, cancellation) => ShowAsync(parsed.GetValue(place) ?? ".", cancellation));
        return command;
    }

    private static async Task<int> ShowAsync(string place, CancellationToken cancellation)
    {
        var page = WrittenReports.Find(place);
        await Console.Out.WriteLineAsync(page);
        if (await Opener.OpenAsync(new Uri(page), cancellation) is { } why)
            await Console.Error.WriteLineAsync($"Not opened: {why}");
        return ExitCodes.AsExpected;
    }
}
