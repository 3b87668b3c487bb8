using System.CommandLine;
using KojiWidgetHarness.Cli;
using KojiWidgetHarness.Cli.Help;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>The program in this process: for command lines that start nothing.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Errors)
{
    /// <summary>Every command that there is, the one without a name first.</summary>
    public static IReadOnlyList<Command> Commands { get; } = [.. WithAllBelow(CommandTree.Create())];

    /// <summary>The words of a command, without the program's name.</summary>
    public static string[] WordsOf(Command command) => CommandPath.Of(command).Split(' ')[1..];

    public static async Task<CommandLine> RunAsync(params IReadOnlyList<string> words)
    {
        await using StringWriter output = new() { NewLine = "\n" },
            errors = new() { NewLine = "\n" };
        var code = await HarnessProgram.RunAsync(words, output, errors);
        return new(code, output.ToString(), errors.ToString());
    }

    /// <summary>What is wrong with a command line; null when it would run.</summary>
    public static string? MistakeIn(params IReadOnlyList<string> words) => ParseMistake.Of(HarnessProgram.Parse(words));

    private static IEnumerable<Command> WithAllBelow(Command command) => command.Subcommands.SelectMany(WithAllBelow).Prepend(command);
}
