using System.CommandLine;
using System.CommandLine.Parsing;
using KojiWidgetHarness.Cli.Help;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Cli;

/// <summary>What is wrong with a command line, in one line.</summary>
internal static class ParseMistake
{
    /// <summary>The mistake, and where the command's help is; null when there is none.</summary>
    public static string? Of(ParseResult parsed) =>
        Find(parsed) is { } mistake ? $"{PrintedText.Line(mistake)} See: {CommandPath.Of(parsed.CommandResult.Command)} --help" : null;

    private static string? Find(ParseResult parsed)
    {
        // An unknown word comes first: other errors usually follow from it.
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return Unknown(parsed, unknown);
        // An argument also takes an unknown option.
        if (!parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash) && TakenForArgument(parsed) is { } option)
            return Unknown(parsed, option);
        // A wrong value is reported before a missing one.
        var first = parsed.Errors.OrderBy(error => error.SymbolResult is OptionResult { IdentifierToken: null }).FirstOrDefault();
        return first is null ? null : Missing(first) ?? first.Message;
    }

    private static string? TakenForArgument(ParseResult parsed) =>
        parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .Where(argument => ValueText.Of(argument.Argument) is not { TakesOptions: true })
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(word => word.Length > 1 && word[0] == '-');

    private static string Unknown(ParseResult parsed, string word)
    {
        var command = parsed.CommandResult.Command;
        if (word.StartsWith('-'))
        {
            var options = command.Options.Concat(
                command.Parents.OfType<Command>().SelectMany(above => above.Options).Where(option => option.Recursive)
            );
            var hint = FormatCalled(word[1..].TrimStart('-'), command) is { } format
                ? $" Did you mean '{OutputFormat.Name} {format}'?"
                : NearWords.Question(word.Split('=')[0], options.SelectMany(option => option.Aliases.Append(option.Name)));
            return $"Unknown option '{Short(word)}' for {CommandPath.Of(command)}.{hint}";
        }

        return command.Subcommands.Count > 0
            ? $"Unknown command '{Short(word)}' for {CommandPath.Of(command)}.{NearWords.Question(word, command.Subcommands.SelectMany(below => below.Aliases.Append(below.Name)))}"
            : $"'{Short(word)}' is one word too many.";
    }

    // Other programs have an option for each format.
    private static string? FormatCalled(string word, Command command) =>
        command.Options.FirstOrDefault(option => option.Name == OutputFormat.Name) is { } option
        && ValueText.Of(option)?.Words.Contains(word) is true
            ? word
            : null;

    // The parser's own words say neither what is missing nor in which form.
    private static string? Missing(ParseError error) =>
        error.SymbolResult switch
        {
            OptionResult { Tokens: [], Option: var option } when ValueText.Of(option) is { } value => $"{option.Name} needs {value.Takes}.",
            ArgumentResult { Tokens: [], Argument: var argument } when ValueText.Of(argument) is { } value =>
                $"{argument.Name} is missing: {value.Takes}.",
            CommandResult command
                when command.Command.Arguments.FirstOrDefault(argument =>
                    argument.Arity.MinimumNumberOfValues > 0 && command.GetResult(argument) is null or { Tokens.Count: 0 }
                )
                    is { } argument
                    && ValueText.Of(argument) is { } value => $"{argument.Name} is missing: {value.Takes}.",
            _ => null,
        };

    // An address is cut after its user and password were taken out of it.
    private static string Short(string word) => WebAddress.ShownWord(word).Shortened(60);
}
