namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Reads one tag of a template with its attributes.</summary>
internal ref struct TemplateTagReader(string text, int start, int nameLength, PageLanguage language)
{
    private readonly Dictionary<string, AttributeText> attributes = new(StringComparer.Ordinal);
    private int at = start + 1 + nameLength;
    private bool hasUnknown = false;

    public TemplateTag Read()
    {
        while (at < text.Length)
        {
            if (text[at] == '>')
                return new(start, at + 1, attributes, hasUnknown, true);
            if (char.IsWhiteSpace(text[at]) || text[at] == '/')
                at++;
            else if (text[at] == '{' && language == PageLanguage.Jsx)
                ReadSpread();
            else if (!TryReadAttribute())
                break;
        }

        return new(start, Math.Min(at + 1, text.Length), attributes, hasUnknown, false);
    }

    private void ReadSpread()
    {
        at = Brackets.End(text, at);
        hasUnknown = true;
    }

    private bool TryReadAttribute()
    {
        var from = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '>' or '"' or '\'' or '{' or '<') && !(text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>'))
            at++;
        if (at == from)
            return false;
        var name = text[from..at];
        var afterName = at;
        SkipSpaces();
        if (at >= text.Length || text[at] != '=')
        {
            at = afterName;
            Keep(name, new("", ""));
            return true;
        }

        at++;
        SkipSpaces();
        if (at >= text.Length || ReadValue() is not { } value)
            return false;
        Keep(name, value);
        return true;
    }

    private AttributeText? ReadValue()
    {
        if (text[at] == '{' && language == PageLanguage.Jsx)
        {
            var end = Brackets.End(text, at);
            var expression = text[(at + 1)..Math.Max(at + 1, end - 1)].Trim();
            at = end;
            return new(Literal(expression), expression);
        }

        if (text[at] is '"' or '\'')
        {
            var end = text.IndexOf(text[at], at + 1);
            if (end < 0)
                return null;
            var written = text[(at + 1)..end];
            at = end + 1;
            return Plain(written);
        }

        var from = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '>')
            at++;
        return Plain(text[from..at]);
    }

    private readonly AttributeText Plain(string written)
    {
        if (language == PageLanguage.Razor && written.Replace("@@", "", StringComparison.Ordinal).Contains('@', StringComparison.Ordinal))
            return new(null, written);
        var value = System.Net.WebUtility.HtmlDecode(language == PageLanguage.Razor ? written.Replace("@@", "@", StringComparison.Ordinal) : written);
        return new(value, written);
    }

    // A string that nothing is put into.
    private static string? Literal(string expression) =>
        expression.Length > 1 && expression[0] is '"' or '\'' or '`' && expression[^1] == expression[0]
            && expression.IndexOf(expression[0], 1) == expression.Length - 1
            && !expression.Contains('\\', StringComparison.Ordinal) && !(expression[0] == '`' && expression.Contains("${", StringComparison.Ordinal))
            ? expression[1..^1]
            : null;

    private void Keep(string name, AttributeText text)
    {
        // All attributes that an object has, as a spread in JSX.
        hasUnknown |= (name, language) is ("v-bind", PageLanguage.Vue) or ("@attributes", PageLanguage.Razor);
        if (language == PageLanguage.Vue && BoundName(name) is { } bound)
            attributes.TryAdd(bound.ToLowerInvariant(), new(null, text.Written));
        else
            attributes.TryAdd(name.ToLowerInvariant(), text);
    }

    private static string? BoundName(string name) =>
        name.StartsWith(':') ? name[1..] : name.StartsWith("v-bind:", StringComparison.Ordinal) ? name["v-bind:".Length..] : null;

    private void SkipSpaces()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }
}
