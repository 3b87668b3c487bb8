using System.CommandLine;

namespace KojiWidgetHarness.Cli.Completion;

/// <summary><c>completion SHELL</c>: what a shell needs to complete this program's command lines.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "The shell: " + string.Join(", ", CompletionScripts.All.Keys) + "." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys]);
        var command = new Command("completion", "Prints a script by which a shell completes commands, scenarios, codes and causes.") { shell };
        command.SetAction(parsed => Console.Out.Write(CompletionScripts.All[parsed.GetRequiredValue(shell)]));
        return command;
    }
}
