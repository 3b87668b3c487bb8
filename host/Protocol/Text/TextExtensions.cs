namespace KojiWidgetHarness.Protocol.Text;

/// <summary>Makes texts shorter, or safe to paste, in the same way everywhere.</summary>
public static class TextExtensions
{
    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <summary>Gets what stands before the first line break: of the message of an exception, what a person needs.</summary>
    /// <param name="text">The text.</param>
    public static string FirstLine(this string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.IndexOfAny(LineBreaks) is >= 0 and var end ? text[..end] : text;
    }

    /// <summary>Gets as much of the beginning as a bound allows, without half of a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many UTF-16 units are kept at most.</param>
    public static string Beginning(this string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    /// <summary>Gets the text, or its beginning and an ellipsis where it is longer than a bound.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many UTF-16 units are kept at most; the ellipsis is not counted.</param>
    public static string Shortened(this string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= most ? text : text.Beginning(most) + "…";
    }

    /// <summary>Gets the text as one word of a command for a POSIX shell.</summary>
    /// <param name="text">The text.</param>
    public static string ShellQuoted(this string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Within single quotes a shell reads nothing but the next one.
        return $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
