namespace KojiWidgetHarness.Cli.Setup;

/// <summary>Words of a command line as somebody copies them to a shell: nothing in them means anything to it.</summary>
internal static class ShellText
{
    /// <summary>The word in quotes.</summary>
    public static string Always(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>The word in quotes where it needs them.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '-' or '_' or ':' or '\\')
            ? word
            : Always(word);
}
