using System.Text;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Harness.Reports;

/// <summary>Text that any report may carry, whoever wrote it.</summary>
internal static class CleanText
{
    /// <summary>
    /// The text without control characters but tab and line breaks, without halves of characters, and without secrets. XML 1.0 (section
    /// 2.2) has no form for the first two, not even an encoded one.
    /// </summary>
    public static string Of(string text)
    {
        // In this order: a secret with a control character in its middle is still one when that is gone.
        return Redactor.Redact(IsWritable(text) ? text : Writable(text));
    }

    /// <summary>The same on one line, cut where it is very long.</summary>
    public static string Line(string text, int longest = 300)
    {
        var line = string.Join(' ', text.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= longest)
            return line;
        return line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }

    private static bool IsWritable(string text)
    {
        foreach (var letter in text)
        {
            if (!IsPlain(letter))
                return false;
        }

        return true;
    }

    private static string Writable(string text)
    {
        var clean = new StringBuilder(text.Length);
        // A half of a character comes as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || IsPlain((char)rune.Value))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsPlain(char letter) =>
        letter is '\t' or '\n' or '\r' || !(char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\uFFFE' or '\uFFFF');
}
