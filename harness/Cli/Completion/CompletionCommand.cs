using System.CommandLine;
using KojiWidgetHarness.Cli.Values;

namespace KojiWidgetHarness.Cli.Completion;

/// <summary><c>completion SHELL</c>: what a shell needs to complete this program's command lines.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = (Forms.Choice([.. CompletionScripts.All.Keys]) with { StandsFor = "SHELL" }).Argument("The shell.");
        var command = new Command("completion", "Prints a completion script for a shell. It completes commands, scenarios, codes and causes.") { shell };
        command.SetAction(parsed => Console.Out.Write(CompletionScripts.All[parsed.GetRequiredValue(shell)]));
        return command;
    }
}
