using System.Text;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads the literals that a file of Python gives to names at its top: texts, numbers, lists, tuples and dictionaries.</summary>
internal sealed class PythonSettings
{
    private const int Deepest = 30;

    private readonly string text;
    private readonly Lines lines;
    private int at;

    private PythonSettings(string text, int at) => (this.text, this.at, lines) = (text, at, new Lines(text));

    /// <summary>The names with their values, in their order; unknown where a value is not a literal.</summary>
    public static IEnumerable<SettingEntry> Read(string text)
    {
        var reader = new PythonSettings(text, 0);
        while (reader.at < text.Length)
        {
            var start = reader.at;
            var (name, line) = (NameAt(text, start), reader.lines.PlaceAt(start).Line);
            reader.at = start + name.Length;
            reader.Skip(isInside: false);
            if (name.Length == 0 && reader.at < text.Length && text[reader.at] is '"' or '\'')
                reader.ReadTexts(isInside: false);
            else if (
                name.Length > 0
                && start == reader.LineStart(start)
                && reader.at + 1 < text.Length
                && text[reader.at] is '=' or '+'
                && text[reader.at + 1] != '='
            )
                yield return new(name, line, reader.ReadAssigned(line));
            else if (name.Length > 0 && reader.at + 1 < text.Length && text[reader.at] == '+' && text[reader.at + 1] == '=')
                yield return new(name, line, new UnknownValue(line));
            reader.at = text.IndexOf('\n', Math.Min(reader.at, text.Length - 1)) is >= 0 and var end ? end + 1 : text.Length;
        }
    }

    private int LineStart(int index) => index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;

    private SettingValue ReadAssigned(int line)
    {
        at++;
        return ReadWhole(line);
    }

    private static string NameAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return end > start && !char.IsAsciiDigit(text[start]) ? text[start..end] : "";
    }

    // Behind a literal comes the end of its line: more is an expression.
    private SettingValue ReadWhole(int line)
    {
        var value = ReadValue(0, isInside: false);
        Skip(isInside: false);
        return at >= text.Length || text[at] is '\n' or '\r' or '#' ? value : new UnknownValue(line);
    }

    private SettingValue ReadValue(int depth, bool isInside)
    {
        Skip(isInside);
        var line = lines.PlaceAt(Math.Min(at, text.Length)).Line;
        if (depth > Deepest || at >= text.Length)
            return new UnknownValue(line);
        if (text[at] is '[' or '(' or '{')
            return ReadMembers(depth, line);
        if (text[at] is '"' or '\'')
            return ReadTexts(isInside) is { } read ? new TextValue(read, line) : new UnknownValue(line);
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
            at++;
        // The constants of Django and django-csp for a word in quotes.
        return text[start..at] switch
        {
            "SELF" or "CSP.SELF" => new TextValue("'self'", line),
            "NONE" or "CSP.NONE" => new TextValue("'none'", line),
            "True" or "False" or "None" => new TextValue(text[start..at], line),
            _ => new UnknownValue(line),
        };
    }

    private SettingValue ReadMembers(int depth, int line)
    {
        var (open, items, entries) = (text[at++], new List<SettingValue>(), new List<SettingEntry>());
        var (close, hasComma) = (
            open switch
            {
                '[' => ']',
                '(' => ')',
                _ => '}',
            },
            false
        );
        while (true)
        {
            Skip(isInside: true);
            if (at < text.Length && text[at] == close)
                break;
            var item = ReadValue(depth + 1, isInside: true);
            Skip(isInside: true);
            if (open == '{' && at < text.Length && text[at] == ':')
            {
                at++;
                entries.Add(new(item.Text ?? "", item.Line, ReadValue(depth + 1, isInside: true)));
                Skip(isInside: true);
            }
            else
            {
                items.Add(item);
            }

            if (at >= text.Length || (text[at] != ',' && text[at] != close))
                return new UnknownValue(line);
            if (text[at] == ',')
                (at, hasComma) = (at + 1, true);
        }

        at++;
        if (open == '(' && !hasComma && items.Count == 1)
            return items[0];
        return entries.Count > 0 || (open == '{' && items.Count == 0) ? new MapValue(entries, line) : new ListValue(items, line);
    }

    // Texts beside each other are one.
    private string? ReadTexts(bool isInside)
    {
        var whole = new StringBuilder();
        while (at < text.Length && text[at] is '"' or '\'')
        {
            var quote = string.CompareOrdinal(text, at, new string(text[at], 3), 0, 3) == 0 ? new string(text[at], 3) : text[at].ToString();
            var end = text.IndexOf(quote, at + quote.Length, StringComparison.Ordinal);
            if (end < 0 || text.AsSpan(at, end - at).Contains('\\') || (quote.Length == 1 && text.AsSpan(at, end - at).Contains('\n')))
                return null;
            whole.Append(text, at + quote.Length, end - at - quote.Length);
            at = end + quote.Length;
            Skip(isInside);
        }

        return whole.ToString();
    }

    private void Skip(bool isInside)
    {
        for (; at < text.Length; at++)
        {
            if (isInside && text[at] == '#')
            {
                while (at + 1 < text.Length && text[at + 1] != '\n')
                    at++;
            }
            else if (
                !(
                    text[at] is ' ' or '\t' or '\f'
                    || (isInside && text[at] is '\r' or '\n')
                    || (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '\n')
                )
            )
            {
                return;
            }
        }
    }
}
