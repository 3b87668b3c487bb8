using System.Globalization;
using System.Text;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Printing;

/// <summary>
/// Text of a page, a file or a server as it may be printed. What would steer a terminal, hide from a reader or end a line unseen is
/// replaced: control, format, line and paragraph separator characters, and halves of surrogate pairs.
/// </summary>
public static class PrintedText
{
    private static readonly char[] Breaks = ['\r', '\n', '\t'];

    /// <summary>What stands where such a character stood.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>
    /// The text with every such character replaced, but for tabs and line breaks (LF, and CR before it); the same instance when it has
    /// none.
    /// </summary>
    public static string Of(string text) => IsClean(text) ? text : Cleaned(text);

    /// <summary>Cleans a text for one line: line breaks and tabs become a space.</summary>
    public static string Line(string text) =>
        Of(string.Join(' ', text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    /// <summary>Cleans a text for one line, cut where it is longer than a bound.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many UTF-16 units are shown at most; what is longer ends with an ellipsis.</param>
    public static string Line(string text, int longest) => Line(text).Shortened(longest);

    /// <summary>Cleans a text for a log: no line of it is taken for a command by a CI system.</summary>
    public static string Guarded(string text)
    {
        using var log = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new PrintedWriter(log);
        writer.Write(text);
        return log.ToString();
    }

    /// <summary>
    /// JSON in which each such character within a string is written as an escape, so that printing it changes nothing of what it says.
    /// A bracket that would make the string a command of a CI system is escaped, too.
    /// </summary>
    public static string Json(string json)
    {
        StringBuilder? escaped = null;
        var guard = new CommandGuard();
        for (var at = 0; at < json.Length; )
        {
            Rune.DecodeFromUtf16(json.AsSpan(at), out var rune, out var length);
            var escapes = guard.Breaks(json[at]) || !(IsPrintable(rune, json[at]) || json[at] is '\n' or '\r' or '\t');
            if (escapes)
                escaped ??= new StringBuilder(json, 0, at, json.Length + 64);
            for (var end = at + length; at < end; at++)
            {
                if (escapes)
                    escaped!.Append(CultureInfo.InvariantCulture, $"\\u{(int)json[at]:x4}"); // Made above.
                else
                    escaped?.Append(json[at]);
            }
        }

        return escaped?.ToString() ?? json;
    }

    // A half of a pair is decoded as the replacement character, which is itself one that may be printed.
    internal static bool IsPrintable(Rune rune, char first) =>
        !(rune.IsBmp && char.IsSurrogate(first))
        && (rune.Value & 0xFFFE) != 0xFFFE
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
            );

    private static bool IsClean(string text)
    {
        foreach (var letter in text)
        {
            // Letters of most texts, and the quickest to tell.
            if (letter is (< ' ' or > '~') and not '\t' and not '\n')
                return false;
        }

        return true;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        var cleaner = new TextCleaner();
        cleaner.Clean(text, clean);
        cleaner.End(clean);
        return clean.ToString();
    }
}

/// <summary>Replaces what may not be printed in a text that comes piece by piece: a pair, or CR LF, may be cut in two.</summary>
internal sealed class TextCleaner
{
    private char held;

    /// <summary>Writes a piece; its last character is kept for the next call when only the next one shows what it is.</summary>
    public void Clean(ReadOnlySpan<char> text, StringBuilder output)
    {
        foreach (var letter in text)
        {
            if (held != '\0')
            {
                var first = held;
                held = '\0';
                if (Pair(first, letter, output))
                    continue;
            }

            if (letter == '\r' || char.IsHighSurrogate(letter))
                held = letter;
            else
                output.Append(letter is '\n' or '\t' || PrintedText.IsPrintable(Safe(letter), letter) ? letter : PrintedText.Replacement);
        }
    }

    /// <summary>The text is complete: what was kept is written.</summary>
    public void End(StringBuilder output)
    {
        if (held != '\0')
            output.Append(PrintedText.Replacement);
        held = '\0';
    }

    // Whether both were written.
    private static bool Pair(char first, char second, StringBuilder output)
    {
        if (first == '\r')
        {
            output.Append(second == '\n' ? first : PrintedText.Replacement);
            return false;
        }

        if (!Rune.TryCreate(first, second, out var rune))
        {
            output.Append(PrintedText.Replacement);
            return false;
        }

        if (PrintedText.IsPrintable(rune, first))
            output.Append(first).Append(second);
        else
            output.Append(PrintedText.Replacement);
        return true;
    }

    private static Rune Safe(char letter) => Rune.TryCreate(letter, out var rune) ? rune : Rune.ReplacementChar;
}
