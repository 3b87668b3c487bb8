using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Policies;

/// <summary>Reads keys and items of a structured field, one after the other (RFC 8941, 4.2).</summary>
internal ref partial struct StructuredReader(string text)
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> KeyStart = SearchValues.Create(Lower + "*");
    private static readonly SearchValues<char> KeyRest = SearchValues.Create(Lower + Digits + "_-.*");
    private static readonly SearchValues<char> TokenStart = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Lower + "*");
    private static readonly SearchValues<char> TokenRest = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Lower + Digits + "!#$%&'*+-.^_`|~:/"
    );
    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Lower + Digits + "+/=");

    private int at = 0;

    public readonly bool AtEnd => at >= text.Length;

    public readonly char Next => text[at];

    public bool TryTake(char wanted)
    {
        if (AtEnd || Next != wanted)
            return false;
        at++;
        return true;
    }

    public void SkipSpaces(bool tabs = false)
    {
        while (!AtEnd && (Next == ' ' || (tabs && Next == '\t')))
            at++;
    }

    public bool TryReadKey(out string key) => TryReadWord(KeyStart, KeyRest, out key);

    public bool TryReadItem(out StructuredItem item) => TryReadBareItem(out item) && TrySkipParameters();

    // A parameter's value has no parameters of its own (RFC 8941, 4.2.3.2), so nothing here nests.
    public bool TrySkipParameters()
    {
        while (TryTake(';'))
        {
            SkipSpaces();
            if (!TryReadKey(out _) || (TryTake('=') && !TryReadBareItem(out _)))
                return false;
        }

        return true;
    }

    private bool TryReadBareItem(out StructuredItem item)
    {
        item = default;
        if (AtEnd)
            return false;
        return Next switch
        {
            '"' => TryReadString(out item),
            '?' => TryReadBoolean(out item),
            ':' => TryReadBytes(out item),
            _ when TryReadWord(TokenStart, TokenRest, out var token) => Keep(StructuredKind.Token, token, out item),
            _ => TryReadNumber(out item),
        };
    }

    private bool TryReadString(out StructuredItem item)
    {
        item = default;
        var read = new StringBuilder();
        for (at++; !AtEnd; at++)
        {
            if (TryTake('"'))
                return Keep(StructuredKind.String, read.ToString(), out item);
            if (Next == '\\' && (++at >= text.Length || Next is not ('"' or '\\')))
                return false;
            if (Next is < ' ' or > '~')
                return false;
            read.Append(Next);
        }

        return false;
    }

    private bool TryReadBoolean(out StructuredItem item)
    {
        item = default;
        at++;
        return (TryTake('0') || TryTake('1')) && Keep(StructuredKind.Other, text[(at - 2)..at], out item);
    }

    private bool TryReadBytes(out StructuredItem item)
    {
        item = default;
        var start = at++;
        while (!AtEnd && Base64.Contains(Next))
            at++;
        // Padding may be left out, and stands at the end where it is not.
        var content = text.AsSpan(start + 1, at - start - 1).TrimEnd('=');
        return !content.Contains('=') && TryTake(':') && Keep(StructuredKind.Other, text[start..at], out item);
    }

    private bool TryReadNumber(out StructuredItem item)
    {
        item = default;
        if (Number().Match(text, at) is not { Success: true, Value: var number })
            return false;
        at += number.Length;
        return Keep(StructuredKind.Other, number, out item);
    }

    private bool TryReadWord(SearchValues<char> first, SearchValues<char> rest, out string word)
    {
        word = "";
        if (AtEnd || !first.Contains(Next))
            return false;
        var start = at++;
        while (!AtEnd && rest.Contains(Next))
            at++;
        word = text[start..at];
        return true;
    }

    private static bool Keep(StructuredKind kind, string value, out StructuredItem item)
    {
        item = new(kind, value);
        return true;
    }

    // An integer of 15 digits at most, or a decimal of 12 and 3 (RFC 8941, 4.2.4).
    [GeneratedRegex(
        @"\G-?([0-9]{1,15}(?![0-9.])|[0-9]{1,12}\.[0-9]{1,3}(?![0-9]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();
}

/// <summary>What a structured item is, as far as policies need to know.</summary>
internal enum StructuredKind
{
    Token,
    String,
    Other,
}

/// <summary>One item of a structured field, without its parameters (RFC 8941, 3.3).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its value as text.</param>
internal readonly record struct StructuredItem(StructuredKind Kind, string Text);

/// <summary>A dictionary of a structured field (RFC 8941, 4.2.2), its parameters read and left out.</summary>
internal static class StructuredDictionary
{
    /// <summary>
    /// The members by key; an item alone is a list of one, and of two with one key the last counts. Null where the text is not a
    /// dictionary.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<StructuredItem>>? Parse(string text)
    {
        var reader = new StructuredReader(text);
        var members = new Dictionary<string, IReadOnlyList<StructuredItem>>(StringComparer.Ordinal);
        reader.SkipSpaces();
        while (!reader.AtEnd)
        {
            if (!reader.TryReadKey(out var key) || !TryReadMember(ref reader, out var items))
                return null;
            members[key] = items;
            reader.SkipSpaces(tabs: true);
            if (reader.AtEnd)
                break;
            if (!reader.TryTake(','))
                return null;
            reader.SkipSpaces(tabs: true);
            // Nothing may follow the last comma but a member.
            if (reader.AtEnd)
                return null;
        }

        return members;
    }

    private static bool TryReadMember(ref StructuredReader reader, out IReadOnlyList<StructuredItem> items)
    {
        items = [new(StructuredKind.Other, "true")];
        if (!reader.TryTake('='))
            return reader.TrySkipParameters();
        if (reader.TryTake('('))
            return TryReadInnerList(ref reader, out items);
        if (!reader.TryReadItem(out var item))
            return false;
        items = [item];
        return true;
    }

    private static bool TryReadInnerList(ref StructuredReader reader, out IReadOnlyList<StructuredItem> items)
    {
        var read = new List<StructuredItem>();
        items = read;
        while (!reader.AtEnd)
        {
            reader.SkipSpaces();
            if (reader.TryTake(')'))
                return reader.TrySkipParameters();
            if (!reader.TryReadItem(out var item))
                return false;
            read.Add(item);
            if (!reader.AtEnd && reader.Next is not (' ' or ')'))
                return false;
        }

        return false;
    }
}
