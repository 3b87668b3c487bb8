using System.CommandLine;

namespace KojiWidgetHarness.Cli;

/// <summary>What is wrong with a command line, in one line.</summary>
internal static class ParseMistake
{
    /// <summary>The error about a word that nobody knows, if there is one: the others usually follow from it.</summary>
    public static string Of(ParseResult parsed)
    {
        var messages = parsed.Errors.Select(error => error.Message).ToList();
        var telling = messages.Find(message => parsed.UnmatchedTokens.Any(message.Contains)) ?? messages[0];
        return string.Join(' ', telling.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }
}
