using System.CommandLine;
using System.CommandLine.Invocation;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Cli.Help;

/// <summary><c>help [COMMAND…]</c>: the same as <c>COMMAND --help</c>.</summary>
internal static class HelpCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "help";

    public static Command Create(HelpPages pages)
    {
        var words = Forms.TextFor("COMMAND").Arguments("The command, such as 'run' or 'sim start'.", ArgumentArity.ZeroOrMore);
        var command = new Command(Name, "Shows the help of a command.") { words };
        command.SetAction(parsed =>
        {
            var found = parsed.RootCommandResult.Command;
            foreach (var word in parsed.GetValue(words) ?? [])
                found = Below(found, word);
            pages.Write(found, parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static Command Below(Command command, string word) =>
        command.Subcommands.FirstOrDefault(below => below.Name == word || below.Aliases.Contains(word))
        ?? throw new UsageException(
            $"Unknown command '{CommandPath.Of(command, word)}'.{NearWords.Question(word, command.Subcommands.Select(below => below.Name))} See: {CommandPath.Of(command)} --help"
        );
}

/// <summary>Writes the help page of the command that was named.</summary>
/// <param name="pages">The pages.</param>
/// <param name="wasAskedFor">Whether somebody asked for it: then nothing else on the command line can be wrong.</param>
internal sealed class HelpPageAction(HelpPages pages, bool wasAskedFor) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => wasAskedFor;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        pages.Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCodes.AsExpected;
    }
}
