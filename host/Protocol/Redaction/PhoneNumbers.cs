using System.Buffers;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Finds phone numbers that cannot be anything else: in international form (E.164) with a country's code, and what is behind a word such as
/// "phone". Other digits are times, positions and identifiers.
/// </summary>
internal static class PhoneNumbers
{
    private const int Fewest = 6;
    private const int FewestAbroad = 8;
    private const int Most = 15;
    private const int MostAtHome = 12;
    private const int LongestGap = 24;
    private const string Call = "call";

    // Country codes of E.164 with two digits, and the first two of those with three; those with one are 1 and 7.
    private const string TwoDigits =
        " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
    private const string ThreeDigits = " 21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99 ";

    /// <summary>The words, in any case, that a number may be behind.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["phone", "tel:", "tel.", "telefon", "sms:", "mobile", "call", "fax", "whatsapp"];

    private static readonly SearchValues<string> Sought = SearchValues.Create([.. Labels], StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether a value that is named so is a number to be called.</summary>
    public static bool IsNumber(ReadOnlySpan<char> value) =>
        NumberAt(value, 0, out var digits) is var end && digits is >= Fewest and <= Most && end == value.Length;

    /// <summary>Determines whether there can be one in international form.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOf('+') is >= 0 and var plus; at++)
        {
            at += plus;
            var end = NumberAt(text, at, out var digits);
            if (digits >= FewestAbroad || (digits > 0 && IsEscape(text, end)))
                return true;
        }

        return false;
    }

    /// <summary>Determines whether there can be one behind a label.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text, int label)
    {
        if (!IsWord(text, label) && !IsBehindEscape(text, label))
            return false;
        var at = Number(text, label);
        var end = NumberAt(text, at, out var digits);
        return digits > Fewest || IsEscape(text, end);
    }

    // Not in "microphone"; in "homePhone".
    private static bool IsWord(ReadOnlySpan<char> text, int start) =>
        start == 0 || !char.IsLetter(text[start - 1]) || (char.IsAsciiLetterUpper(text[start]) && char.IsAsciiLetterLower(text[start - 1]));

    // The letter before it may be one of an escape: \n, %0A.
    private static bool IsBehindEscape(ReadOnlySpan<char> text, int start) =>
        start > 1 && (text[start - 2] is '\\' or '%' || (start > 2 && text[start - 3] == '%'));

    /// <summary>Adds those of a text.</summary>
    public static void Find(ReadableText text, List<SecretSpan> found)
    {
        var letters = text.Text.AsSpan();
        for (var at = 0; at < letters.Length; )
        {
            var plus = letters[at..].IndexOf('+');
            if (plus < 0)
                break;
            at += plus;
            var end = EndAbroad(letters, at);
            if (end > 0)
                found.Add(text.Span(at, end));
            at = Math.Max(end, at + 1);
        }

        for (var at = 0; at < letters.Length; )
        {
            var label = letters[at..].IndexOfAny(Sought);
            if (label < 0)
                return;
            at += label + 1;
            if (Labelled(letters, at - 1) is not (var start, var end))
                continue;
            found.Add(text.Span(start, end));
            at = end;
        }
    }

    // Behind a word of its own and no more than a few signs: "Tel. 030 1234567", "call 415-555-0132".
    private static (int Start, int End)? Labelled(ReadOnlySpan<char> text, int label)
    {
        if (!IsWord(text, label))
            return null;
        var start = Number(text, label);
        var word = text[label..Math.Min(text.Length, label + Call.Length + 1)];
        if (word.StartsWith(Call, StringComparison.OrdinalIgnoreCase) && word.Length > Call.Length && char.IsLetter(word[^1]))
            return null;
        var end = NumberAt(text, start, out var digits);
        // iphone-20261127 is a name, and very long numbers are identifiers.
        return
            digits is > Fewest and <= MostAtHome
            && start > label
            && IsSign(text[start - 1])
            && IsEdge(text, end)
            && !IsDate(text[start..end])
            ? (start, end)
            : null;
    }

    private static int Number(ReadOnlySpan<char> text, int label)
    {
        var at = label;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] is '_' or '-') && at - label < LongestGap)
            at++;
        while (at < text.Length && at - label < LongestGap && IsSign(text[at]))
            at++;
        return at;
    }

    private static bool IsSign(char letter) => letter is ' ' or '.' or ':' or '=' or '#' or '"' or '\'' or '>';

    private static bool IsEscape(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is '%' or '\\' or '&' or '+';

    private static int EndAbroad(ReadOnlySpan<char> text, int plus)
    {
        if (plus > 0 && (char.IsLetterOrDigit(text[plus - 1]) || text[plus - 1] is '+' or '/' or '=' or '.'))
            return 0;
        var end = NumberAt(text, plus, out var digits);
        Span<char> number = stackalloc char[Most + 1];
        var length = 0;
        foreach (var letter in text[plus..end])
        {
            if (char.IsAsciiDigit(letter) && length < number.Length)
                number[length++] = letter;
        }

        return digits is >= FewestAbroad and <= Most && IsEdge(text, end) && IsOfACountry(number[..length]) ? end : 0;
    }

    private static bool IsOfACountry(ReadOnlySpan<char> digits) =>
        digits[0] switch
        {
            // The North American plan: eleven digits, and neither area nor exchange begins with 0 or 1.
            '1' => digits.Length == 11 && digits[1] >= '2' && digits[4] >= '2',
            '7' => digits.Length == 11,
            '0' => false,
            _ => TwoDigits.AsSpan().Contains($" {digits[..2]} ", StringComparison.Ordinal)
                || ThreeDigits.AsSpan().Contains($" {digits[..2]} ", StringComparison.Ordinal),
        };

    // Digits in groups, as people write them. Between two groups is one sign, or a bracket and a space.
    private static int NumberAt(ReadOnlySpan<char> text, int start, out int digits)
    {
        (digits, var end) = (0, start);
        for (var at = start; at < text.Length && at - start < 30; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
                end = at + 1;
            }
            else if (
                !(text[at] == '+' && at == start)
                && !(text[at] is ' ' or '-' or '.' or '(' or ')' or '/' or '\u00A0' && IsOneSign(text, start, at))
            )
            {
                break;
            }
        }

        return end;
    }

    private static bool IsOneSign(ReadOnlySpan<char> text, int start, int at) =>
        at == start ? text[at] == '(' : char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '(' or ')' or '+' || text[at] == '(';

    // 2026-11-27, 10.0.0.1 and the like are in groups, too.
    private static bool IsDate(ReadOnlySpan<char> number) =>
        (number.Length >= 10 && number[4] == '-' && number[7] == '-' && char.IsAsciiDigit(number[9])) || number.Count('.') >= 3;

    private static bool IsEdge(ReadOnlySpan<char> text, int end) =>
        end >= text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '%' or ':');
}
