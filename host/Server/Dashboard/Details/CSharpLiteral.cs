using System.Globalization;
using System.Text;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>Writes text as a C# string literal.</summary>
internal static class CSharpLiteral
{
    /// <summary>The literal, with its quotes. What an editor would not show, or show elsewhere than it stands, is escaped.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        for (var index = 0; index < text.Length; index++)
        {
            if (Rune.TryGetRuneAt(text, index, out var rune))
            {
                Append(literal, rune);
                index += rune.Utf16SequenceLength - 1;
            }
            else
            {
                AppendEscaped(literal, text[index]);
            }
        }

        return literal.Append('"').ToString();
    }

    private static void Append(StringBuilder literal, Rune rune)
    {
        if (rune.Value is '"' or '\\')
            literal.Append('\\').Append((char)rune.Value);
        else if (rune.Value == '\n')
            literal.Append("\\n");
        else if (IsShown(rune))
            literal.Append(rune.ToString());
        else
        {
            foreach (var unit in rune.ToString())
                AppendEscaped(literal, unit);
        }
    }

    private static bool IsShown(Rune rune) =>
        rune.Value == ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
            );

    private static void AppendEscaped(StringBuilder literal, char unit) =>
        literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
}
