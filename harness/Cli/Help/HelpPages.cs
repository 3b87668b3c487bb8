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
            WriteFirst(text);
        else
            WritePage(command, text);
    }

    // It fits a terminal of 80 columns and 24 lines, so the commands themselves say what all of it is for.
    private void WriteFirst(HelpText text)
    {
        text.Paragraph($"Usage: {CommandPath.Program} COMMAND [OPTION...]. Try run or up; help COMMAND says more.");
        text.Groups(groups.Select(group => (group.Title, group.Commands.Select(command => (command.Name, Summary(command))))));
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

/// <summary>Text in lines of a width, in columns where it says two things.</summary>
internal sealed class HelpText(TextWriter output, int width)
{
    private const int Usual = 80;
    private const int Narrowest = 40;
    private const int Widest = 100;
    private const int WidestFirst = 30;

    /// <summary>That of the terminal where there is one, within reason.</summary>
    public static int WidthOf(TextWriter output)
    {
        if (!ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected)
            return Usual;
        // Some terminals do not know theirs.
        return Console.WindowWidth is > 0 and var columns ? Math.Clamp(columns, Narrowest, Widest) : Usual;
    }

    /// <summary>An empty line.</summary>
    public void EmptyLine() => output.WriteLine();

    /// <summary>A text in as many lines as it needs.</summary>
    public void Paragraph(string text)
    {
        foreach (var line in Lines(text, width))
            output.WriteLine(line);
    }

    /// <summary>A title and rows of two columns; nothing without rows.</summary>
    public void Section(string title, IEnumerable<(string First, string Second)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        EmptyLine();
        output.WriteLine(title + ":");
        var column = Math.Min(WidestFirst, all.Max(row => row.First.Length)) + 4;
        foreach (var (first, second) in all)
            Row("  " + first, second, column);
    }

    /// <summary>Titles at the left of their rows.</summary>
    public void Groups(IEnumerable<(string Title, IEnumerable<(string First, string Second)> Rows)> groups)
    {
        var all = groups.Select(group => (group.Title, Rows: group.Rows.ToList())).ToList();
        var rows = all.Max(group => group.Title.Length) + 2;
        var column = rows + all.SelectMany(group => group.Rows).Max(row => row.First.Length) + 2;
        foreach (var group in all)
        {
            foreach (var (index, (first, second)) in group.Rows.Index())
                Row((index == 0 ? group.Title : "").PadRight(rows) + first, second, column);
        }
    }

    private void Row(string first, string second, int column)
    {
        var lines = Lines(second, width - column).ToList();
        if (lines.Count == 0)
        {
            output.WriteLine(first);
            return;
        }

        // What does not fit its column has a line to itself.
        if (first.Length > column - 2)
            output.WriteLine(first);
        else
            (lines[0], first) = (first.PadRight(column) + lines[0], "");
        foreach (var (index, line) in lines.Index())
            output.WriteLine(index == 0 && first.Length == 0 ? line : new string(' ', column) + line);
    }

    private static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length == 0 ? word : " " + word;
        }

        if (line.Length > 0)
            yield return line;
    }
}
