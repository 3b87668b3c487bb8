using System.CommandLine;
using KojiWidgetHarness.Cli.Values;

namespace KojiWidgetHarness.Cli.Help;

/// <summary>The help page of each command: what it does, how it is called, examples, arguments and options.</summary>
/// <param name="groups">The commands as the first page shows them.</param>
internal sealed class HelpPages(IReadOnlyList<CommandGroup> groups)
{
    /// <summary>Writes the page of a command.</summary>
    public void Write(Command command, TextWriter output)
    {
        var text = new HelpText(output, HelpText.WidthOf(output));
        if (command is RootCommand)
            WriteFirst(command, text);
        else
            WritePage(command, text);
    }

    // It fits a terminal of 80 columns and 24 lines.
    private void WriteFirst(Command root, HelpText text)
    {
        text.Paragraph(root.Description ?? "");
        text.Paragraph($"Usage: {CommandPath.Program} COMMAND [OPTION...]");
        text.EmptyLine();
        text.Groups(groups.Select(group => (group.Title, group.Commands.Select(command => (command.Name, Summary(command))))));
        text.EmptyLine();
        text.Paragraph($"Try {CommandPath.Program} run, or {CommandPath.Program} up. More: {CommandPath.Program} help COMMAND");
    }

    private static void WritePage(Command command, HelpText text)
    {
        text.Paragraph(command.Description ?? "");
        text.EmptyLine();
        text.Paragraph($"Usage: {Usage(command)}");
        text.Section("Examples", HelpExamples.Of(command).Select(example => ($"{CommandPath.Program} {example}", "")));
        text.Section("Commands", command.Subcommands.Where(below => !below.Hidden).Select(below => (below.Name, Summary(below))));
        text.Section("Arguments", command.Arguments.Select(SymbolRows.Of));
        text.Section("Options", command.Options.Where(option => !option.Hidden).Select(SymbolRows.Of));
        if (command.Subcommands.Count > 0)
        {
            text.EmptyLine();
            text.Paragraph($"More: {CommandPath.Of(command)} COMMAND --help");
        }
    }

    private static string Usage(Command command) =>
        CommandPath.Of(
            command,
            [
                .. command.Subcommands.Count > 0 ? ["COMMAND"] : Array.Empty<string>(),
                .. command.Arguments.Select(SymbolRows.InUsage),
                .. command.Options.Where(option => option.Required).Select(option => $"{option.Name} {option.HelpName}"),
                "[OPTION...]",
            ]
        );

    // The first sentence.
    private static string Summary(Command command) => (command.Description ?? "").Split(". ")[0].TrimEnd('.');
}

/// <summary>An option or argument as help shows it: what is typed, and what it is for.</summary>
internal static class SymbolRows
{
    // Longer lists of words are in the description, or elsewhere.
    private const int LongestChoice = 20;

    public static (string Typed, string Meaning) Of(Option option)
    {
        var value = ValueText.Of(option);
        IEnumerable<string> names =
        [
            .. option.Aliases.Where(alias => alias.Length == 2 && alias != "-?").Order(StringComparer.Ordinal),
            option.Name,
        ];
        var typed = string.Join(", ", names) + (value is null ? "" : $" {InPlaceOfValue(value)}");
        return (typed, string.Join(' ', Sentences(option.Description, value)));
    }

    public static (string Typed, string Meaning) Of(Argument argument) =>
        (argument.Name, string.Join(' ', Sentences(argument.Description, ValueText.Of(argument))));

    public static string InUsage(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static IEnumerable<string> Sentences(string? description, ValueText? value)
    {
        if (description is not null)
            yield return description;
        if (value is { Words.Count: > 0 } && InPlaceOfValue(value) == value.StandsFor)
            yield return $"One of {string.Join(", ", value.Words)}.";
        if (value is { StandsFor: "TIME" })
            yield return $"{char.ToUpperInvariant(value.Takes[0])}{value.Takes[1..]}.";
        if (value is { Usual: { } usual })
            yield return $"[default: {usual}]";
    }

    private static string InPlaceOfValue(ValueText value) =>
        string.Join('|', value.Words) is { Length: > 0 and <= LongestChoice } choice ? choice : value.StandsFor;
}
