using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Cli.Failures;

namespace KojiWidgetHarness.Cli;

/// <summary>The program: reads a command line, runs its command, and turns whatever fails into a line and an exit code.</summary>
internal static partial class HarnessProgram
{
    private const string Suggest = "[suggest:";

    // Words that begin with @ are names here, of packages for example, not files with more words.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line.</summary>
    /// <param name="words">Its words, without the program's name.</param>
    /// <param name="output">Gets help; commands write data to standard output.</param>
    /// <param name="errors">Gets the line of a command line that is wrong, or of a command that failed.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter errors)
    {
        try
        {
            RefuseDirective(words);
            var parsed = Parse(WithValueApart(words));
            if (parsed.Action?.ClearsParseErrors is not true && ParseMistake.Of(parsed) is { } mistake)
                throw new UsageException(mistake);
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                    Output = output,
                    Error = errors,
                }
            );
        }
        catch (Exception failure)
        {
            return FailureLine.Write(failure, errors);
        }
    }

    /// <summary>What a command line says; nothing is run.</summary>
    public static ParseResult Parse(IReadOnlyList<string> words) => CommandTree.Create().Parse(words, Parsing);

    // A completion of --option=PART is asked for as of --option PART: the library answers, and throws, by the whole word.
    private static IReadOnlyList<string> WithValueApart(IReadOnlyList<string> words) =>
        words is [var first, var line] && first.StartsWith(Suggest, StringComparison.Ordinal)
            ? [first, OptionWithValue().Replace(line, "$1 ")]
            : words;

    [GeneratedRegex(@"(?<=^|\s)(--[a-z-]+)=(?=\S*$)")]
    private static partial Regex OptionWithValue();

    // What a shell's completion asks; the library throws at a position that is not one.
    private static void RefuseDirective(IReadOnlyList<string> words)
    {
        if (
            words is [var first, ..]
            && first.StartsWith(Suggest, StringComparison.Ordinal)
            && !int.TryParse(first[Suggest.Length..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        )
            throw new UsageException($"{Suggest}POSITION] takes a position in the command line that follows.");
    }
}
