using KojiWidgetHarness.Harness.Checks.Pages;

namespace KojiWidgetHarness.Harness.Checks.Fixes;

/// <summary>Finds where the attributes of a tag stand (HTML, 13.2.5.32 to 13.2.5.40), in templates too.</summary>
internal ref struct WrittenTagReader(string text, int start, PageLanguage language)
{
    private readonly List<WrittenAttribute> attributes = [];
    private int at = start + 1;

    /// <summary>Null where the tag does not end, or is none.</summary>
    public WrittenTag? Read()
    {
        while (at < text.Length && !IsSpace(text[at]) && text[at] is not ('/' or '>'))
            at++;
        var end = at;
        while (at < text.Length)
        {
            if (text[at] == '>')
                return new(attributes, end);
            if (IsSpace(text[at]) || text[at] == '/')
            {
                at++;
                continue;
            }

            if (language == PageLanguage.Jsx && text[at] == '{')
                at = Brackets.End(text, at);
            else if (!TryReadAttribute())
                return null;
            end = attributes.Count > 0 ? Math.Max(attributes[^1].End, Math.Min(at, text.Length)) : at;
        }

        return null;
    }

    private bool TryReadAttribute()
    {
        var from = at;
        // Of a page an equals sign may begin a name (HTML, 13.2.5.32), of a template it may not.
        if (language == PageLanguage.Html)
            at++;
        while (at < text.Length && !EndsName())
            at++;
        if (at == from)
            return false;
        var (name, nameEnd) = (text[from..at], at);
        SkipSpaces();
        if (at >= text.Length || text[at] != '=')
        {
            at = nameEnd;
            attributes.Add(new(name, from, nameEnd, null, ValueStyle.Bare));
            return true;
        }

        var equalsEnd = ++at;
        SkipSpaces();
        if (at >= text.Length)
            return false;
        if (text[at] == '>')
            at = equalsEnd;
        if (ReadValue() is not var (value, style))
            return false;
        attributes.Add(new(name, from, at, value, style));
        return true;
    }

    private (Range Value, ValueStyle Style)? ReadValue()
    {
        if (text[at] == '{' && language == PageLanguage.Jsx)
            return ReadExpression();
        var from = at;
        if (text[at] is '"' or '\'')
        {
            var end = text.IndexOf(text[at], at + 1);
            if (end < 0)
                return null;
            at = end + 1;
            return ((from + 1)..end, text[from] == '"' ? ValueStyle.DoubleQuoted : ValueStyle.SingleQuoted);
        }

        while (at < text.Length && !IsSpace(text[at]) && text[at] != '>')
            at++;
        return (from..at, ValueStyle.Bare);
    }

    private (Range Value, ValueStyle Style)? ReadExpression()
    {
        var (from, to) = (at + 1, Math.Max(at + 1, Brackets.End(text, at) - 1));
        at = to + 1;
        while (from < to && char.IsWhiteSpace(text[from]))
            from++;
        while (from < to && char.IsWhiteSpace(text[to - 1]))
            to--;
        var isString = to - from > 1 && text[from] is '"' or '\'' or '`' && text.IndexOf(text[from], from + 1) == to - 1;
        return isString ? ((from + 1)..(to - 1), ValueStyle.Script) : (from..to, ValueStyle.Expression);
    }

    private readonly bool EndsName() => language == PageLanguage.Html
        ? IsSpace(text[at]) || text[at] is '/' or '>' or '='
        : IsSpace(text[at]) || text[at] is '=' or '>' or '"' or '\'' or '{' or '<' || (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>');

    private readonly bool IsSpace(char next) => language == PageLanguage.Html ? next is ' ' or '\t' or '\n' or '\f' or '\r' : char.IsWhiteSpace(next);

    private void SkipSpaces()
    {
        while (at < text.Length && IsSpace(text[at]))
            at++;
    }
}
