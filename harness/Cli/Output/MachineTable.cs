using KojiWidgetHarness.Protocol.Machine;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>What a machine has, for people: a mark, what was found, and what to do where that is not enough.</summary>
internal static class MachineTable
{
    public static void Write(MachineReport report)
    {
        foreach (var part in report.Parts)
        {
            HangingLine.Write($"{Mark(part.State)} [bold]{MarkupText.Of(part.Name), -14}[/] ", MarkupText.Of(part.Found));
            if (part.Remedy is { } remedy)
                HangingLine.Write($"{"", 17}[bold]Fix[/] ", MarkupText.Of(remedy));
        }
    }

    private static string Mark(MachineState state) =>
        state switch
        {
            MachineState.Ready => "[green]✓[/]",
            MachineState.Limited => "[yellow]▲[/]",
            _ => "[red]✕[/]",
        };
}
