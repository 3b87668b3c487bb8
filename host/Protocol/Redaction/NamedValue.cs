namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>What follows the name of a secret: how it is recognised as its value, where that ends, and what of it is secret.</summary>
internal readonly ref struct NamedValue
{
    private const int MostSpaces = 200;
    private const int LongestName = 256;
    private const int LongestNumber = 40;

    private readonly ReadableText text;
    private readonly ReadOnlySpan<char> letters;
    private readonly int start;
    private readonly int end;
    private readonly SecretKind kind;

    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="kind">What it says of the value.</param>
    public NamedValue(ReadableText text, int start, int end, SecretKind kind)
    {
        (this.text, this.start, this.end, this.kind) = (text, start, end, kind);
        letters = text.Text;
    }

    private bool IsQuotedName => start > 0 && IsQuote(start - 1) && At(end) == letters[start - 1];

    /// <summary>Adds what of the value is secret.</summary>
    /// <returns>Where the value ends; 0 where there is none.</returns>
    public int Find(List<SecretSpan> found)
    {
        var form = Form(out var at);
        if (form == ValueForm.None)
            return 0;
        var separator = at - 1;
        at = SkipSpaces(at);
        var isQuoted = IsQuote(at);
        var first = isQuoted ? at + 1 : at;
        // Asked before its end is looked for, so that no text is gone through twice.
        if (!MayBegin(form, isQuoted, first))
            return 0;
        var last = isQuoted ? Closing(form, at) : Unquoted(form, first, separator);
        if (!isQuoted)
            last = Trimmed(first, last);
        if (last <= first || !IsSecret(form, isQuoted, first, last))
            return 0;
        if (form == ValueForm.Element && isQuoted && !IsTextOfElement(first, last))
            return 0;
        // The mark in place of a number in JSON needs quotes.
        var quote = form == ValueForm.Property && !isQuoted ? text.WrittenAt(start - 1) : "";
        SecretValue.Add(text, first, last, kind, quote, found);
        return last;
    }

    private bool MayBegin(ValueForm form, bool isQuoted, int first)
    {
        var beginning = letters[Math.Min(first, letters.Length)..Math.Min(first + LongestName, letters.Length)];
        if (SecretValue.IsMarked(beginning[SecretValue.SchemeLength(beginning, out _)..]))
            return false;
        if (isQuoted)
            return true;
        return kind switch
        {
            _ when form == ValueForm.Pair => false,
            SecretKind.Short => form != ValueForm.Header,
            // Of what is not a header: "Cookies: blocked by the browser".
            SecretKind.Cookie when form == ValueForm.Header => beginning.Contains('='),
            SecretKind.Phone => beginning[..Math.Min(4, beginning.Length)].ContainsAnyInRange('0', '9'),
            _ => true,
        };
    }

    private ValueForm Form(out int at)
    {
        at = end;
        var isQuoted = IsQuotedName;
        if (isQuoted || At(at) == ']')
            at++;
        if (isQuoted && At(at) == ']')
            at++;
        at = SkipSpaces(at);
        switch (At(at))
        {
            case ':' when At(at + 1) == '=':
                at += 2;
                return ValueForm.Assignment;
            case ':':
                at++;
                return isQuoted ? ValueForm.Property : ValueForm.Header;
            case '=':
                while (At(at) is '=' or '>')
                    at++;
                return (start > 0 ? letters[start - 1] : ' ') switch
                {
                    '?' or '&' or '#' => ValueForm.Parameter,
                    ';' => ValueForm.PathParameter,
                    _ => ValueForm.Assignment,
                };
            case '>' when start > 0 && letters[start - 1] == '<':
                at++;
                return ValueForm.Element;
            case ',' when isQuoted:
                at++;
                return ValueOfPair(ref at) ? ValueForm.Property : ValueForm.Pair;
            default:
                // --token VALUE, of a command line.
                if (!isQuoted && at > end && letters[start..end].StartsWith("--"))
                    return ValueForm.Option;
                return isQuoted && ValueOfPair(ref at) ? ValueForm.Assignment : ValueForm.None;
        }
    }

    // {"name":"X-Api-Key","value":"…"}, <input name="csrf" value="…">, <meta name="csrf-token" content="…">
    private bool ValueOfPair(ref int at)
    {
        var next = SkipSpaces(at);
        var isQuoted = IsQuote(next);
        var word = isQuoted ? next + 1 : next;
        foreach (var name in (ReadOnlySpan<string>)["value", "content", "val"])
        {
            if (!letters[Math.Min(word, letters.Length)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;
            next = SkipSpaces(word + name.Length + (isQuoted ? 1 : 0));
            if (At(next) is not (':' or '='))
                continue;
            at = next + 1;
            return true;
        }

        return false;
    }

    private int Unquoted(ValueForm form, int first, int separator)
    {
        // What is encoded deeper than the name's separator belongs to the value.
        var depth = text.DepthOf(separator);
        var isLine = form == ValueForm.Header && kind is SecretKind.Cookie or SecretKind.Authorization;
        var at = first;
        if (isLine && kind == SecretKind.Authorization)
            at += SecretValue.SchemeLength(letters[first..Math.Min(first + LongestName, letters.Length)], out isLine);
        var end = kind == SecretKind.Phone ? Math.Min(letters.Length, first + LongestNumber) : letters.Length;
        while (at < end && !IsEnd(text.DepthOf(at) - depth, form, isLine, letters[at]))
            at++;
        return at;
    }

    private bool IsEnd(int deeper, ValueForm form, bool isLine, char letter) =>
        (deeper <= 0 && Ends(form, isLine, letter)) || (deeper < 0 && IsAround(letter));

    // What an encoded text has around it, and would have encoded within it. A space may be a form's plus sign, which is not encoded.
    private static bool IsAround(char letter) =>
        letter is '?' or '&' or '#' or '/' or ';' or '=' or ':' or '@' or ',' or '|' or '{' or '}' or '[' or ']';

    private bool Ends(ValueForm form, bool isLine, char letter) =>
        letter switch
        {
            '\n' or '\r' or '\\' => true,
            '"' or '\'' or '`' or '<' => !isLine || IsQuote(start - 1),
            ' ' or '\t' => !isLine,
            '>' => form != ValueForm.Element,
            '&' => form != ValueForm.Header,
            '#' => form is ValueForm.Parameter or ValueForm.PathParameter,
            '?' => form == ValueForm.PathParameter,
            ',' or ';' or '}' or ']' => !isLine && form is not (ValueForm.Parameter or ValueForm.Element),
            _ => !isLine && char.IsWhiteSpace(letter),
        };

    private int Trimmed(int first, int last)
    {
        while (last > first && (char.IsWhiteSpace(letters[last - 1]) || (letters[last - 1] == ',' && kind == SecretKind.Authorization)))
            last--;
        return last;
    }

    // The next quote that is written as deep as the opening one; where there is none the text was cut. Only JSON goes on over the end of a
    // line.
    private int Closing(ValueForm form, int opening)
    {
        var (depth, quote) = (text.DepthOf(opening), letters[opening]);
        var newLine = form == ValueForm.Property ? quote : '\n';
        for (var at = opening + 1; at < letters.Length; at++)
        {
            var found = letters[at..].IndexOfAny(quote, newLine);
            if (found < 0)
                break;
            at += found;
            if (letters[at] != quote || text.DepthOf(at) == depth)
                return at;
        }

        return letters.Length;
    }

    private bool IsSecret(ValueForm form, bool isQuoted, int first, int last)
    {
        var value = letters[first..last];
        if (SecretValue.IsHarmless(value) || (!isQuoted && form == ValueForm.Property && value[0] is '{' or '['))
            return false;
        if (form is ValueForm.Pair or ValueForm.Option && !SecretValue.LooksMadeUp(value))
            return false;
        if (form == ValueForm.Header && !isQuoted && IsSentence(value, last))
            return false;
        return kind switch
        {
            SecretKind.Phone => PhoneNumbers.IsNumber(value),
            SecretKind.Key => value.Length >= 4,
            SecretKind.Signature => value.Length >= 16 && SecretValue.LooksMadeUp(value),
            SecretKind.Short => value[0] != '/' && (form != ValueForm.Assignment || value.Length >= 4),
            _ => true,
        };
    }

    // A quote behind an element's tag closes more often a string that ends with it: {"password":"<token>"}. Where the text was cut,
    // nothing stands behind the value; then it is known by how it begins.
    private bool IsTextOfElement(int first, int last) =>
        last < letters.Length ? letters[(last + 1)..].TrimStart().StartsWith('<') : char.IsLetterOrDigit(letters[first]);

    // "Token: see above": a word, and more words behind it. A header has no spaces in its name and a hyphen or a capital letter.
    private bool IsSentence(ReadOnlySpan<char> value, int last)
    {
        if (kind is SecretKind.Cookie or SecretKind.Authorization)
            return kind == SecretKind.Authorization && !value.ContainsAny(' ', '=') && SecretValue.IsWord(value);
        return SecretValue.IsWord(value)
            && last + 1 < letters.Length
            && letters[last] == ' '
            && (char.IsAsciiLetterLower(letters[last + 1]) || letters[last + 1] == '[');
    }

    private int SkipSpaces(int at)
    {
        var most = Math.Min(letters.Length, at + MostSpaces);
        while (at < most && (letters[at] is ' ' or '\t' || (letters[at] is '\n' or '\r' && IsQuotedName)))
            at++;
        return at;
    }

    private bool IsQuote(int at) => At(at) is '"' or '\'' or '`';

    private char At(int at) => (uint)at < (uint)letters.Length ? letters[at] : '\0';
}

/// <summary>How a value is put behind its name.</summary>
internal enum ValueForm
{
    /// <summary>The text is not a value.</summary>
    None,

    /// <summary>A property of JSON, or an object that has name and value: <c>"name":"value"</c>.</summary>
    Property,

    /// <summary>A header, or a line of YAML: <c>name: value</c>.</summary>
    Header,

    /// <summary>An assignment or an attribute: <c>name = value</c>.</summary>
    Assignment,

    /// <summary>A parameter of an address or a form: <c>?name=value</c>.</summary>
    Parameter,

    /// <summary>A parameter of a path, or of a connection: <c>;name=value</c>.</summary>
    PathParameter,

    /// <summary>An element: <c>&lt;name&gt;value</c>.</summary>
    Element,

    /// <summary>An option of a command line: <c>--name value</c>.</summary>
    Option,

    /// <summary>Two arguments, or items of a list: <c>"name", "value"</c>.</summary>
    Pair,
}
