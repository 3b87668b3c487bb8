using System.Text;

namespace KojiWidgetHarness.Protocol.Printing;

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
