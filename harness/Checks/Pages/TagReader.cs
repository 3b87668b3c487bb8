namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Reads one tag of a page or a template with where its attributes stand (HTML, 13.2.5.32 to 13.2.5.40).</summary>
/// <param name="text">The page.</param>
/// <param name="start">Where the tag begins.</param>
/// <param name="language">How the page is written.</param>
/// <param name="script">The curly brackets of a script with tags in it; null in other languages.</param>
internal ref struct TagReader(string text, int start, PageLanguage language, JsxOutline? script = null)
{
    private readonly List<WrittenAttribute> attributes = [];
    private int at = start + 1;
    private Range? foreign = null;
    private int? spreadEnd = null;
    private bool hasDirectives = false;

    private readonly bool IsJsx => language is PageLanguage.Jsx or PageLanguage.Mdx or PageLanguage.Astro;

    /// <summary>Null where the tag does not end, or is not one.</summary>
    public WrittenTag? Read()
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '.' or ':'))
            at++;
        var end = at;
        while (at < text.Length)
        {
            if (text[at] == '>')
            {
                at++;
                return new()
                {
                    Start = start,
                    End = at,
                    Attributes = attributes,
                    ContentEnd = end,
                    Foreign = foreign,
                    SpreadEnd = spreadEnd,
                    HasDirectives = hasDirectives,
                };
            }

            if (IsSpace(text[at]))
                at++;
            else if (IsJsx && ScriptComment.End(text, at) is { } commentEnd)
                Skip(commentEnd);
            else if (text[at] == '/')
                at++;
            else if (ShorthandEnd() is { } shorthandEnd)
                ReadShorthand(shorthandEnd);
            else if (IsJsx ? text[at] == '{' : TemplateExpression.EndInTag(text, at) is not null)
                SkipExpression();
            else if (!TryReadAttribute())
                return null;
            if (attributes.Count > 0)
                end = Math.Max(end, attributes[^1].End);
            if (foreign is { } between)
                end = Math.Max(end, between.End.Value);
        }

        return null;
    }

    // {src} stands for src={src}.
    private readonly int? ShorthandEnd()
    {
        if (language is not (PageLanguage.Markup or PageLanguage.Astro) || text[at] != '{')
            return null;
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$'))
            end++;
        return end < text.Length && end > at + 1 && text[end] == '}' ? end + 1 : null;
    }

    private void ReadShorthand(int end)
    {
        attributes.Add(new(text[(at + 1)..(end - 1)], at, end, (at + 1)..(end - 1), ValueStyle.Expression, at));
        at = end;
    }

    private void Skip(int end)
    {
        foreign ??= at..end;
        at = end;
    }

    private void SkipExpression()
    {
        var end = IsJsx ? BracketEnd() : TemplateExpression.EndInTag(text, at) ?? at + 1;
        if (IsJsx)
            spreadEnd = end;
        else
            hasDirectives = true;
        Skip(end);
    }

    private readonly int BracketEnd() => script?.End(at) ?? text.Length;

    private bool TryReadAttribute()
    {
        var from = at;
        // Of a page an equals sign may begin a name (HTML, 13.2.5.32), of a template it may not.
        if (language == PageLanguage.Html)
            at++;
        var isMade = false;
        while (at < text.Length && !EndsName())
        {
            var expression = !IsJsx && at > from ? TemplateExpression.EndInTag(text, at) : null;
            isMade |= expression is not null;
            at = expression ?? at + 1;
        }

        if (at == from)
            return false;
        var (name, nameEnd) = (text[from..at], at);
        if (isMade)
        {
            foreign ??= from..at;
            hasDirectives = true;
        }

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
        if (ReadValue(IsHandler(name)) is not var (value, style, made))
            return false;
        attributes.Add(new(name, from, at, value, style, made));
        return true;
    }

    private static bool IsHandler(string name) => name.StartsWith("on", StringComparison.OrdinalIgnoreCase);

    private (Range Value, ValueStyle Style, int? Expression)? ReadValue(bool isScript)
    {
        if (text[at] == '{' && IsJsx)
            return ReadExpression();
        if (text[at] == '`' && language == PageLanguage.Astro)
            return ReadTemplate();
        int? expression = null;
        var quote = text[at] is '"' or '\'' ? text[at] : (char?)null;
        var from = quote is null ? at : at + 1;
        at = from;
        while (at < text.Length && (quote is null ? !IsSpace(text[at]) && text[at] != '>' : text[at] != quote))
        {
            var end = ExpressionEnd(from, isScript);
            if (end is not null)
                expression ??= at;
            at = Math.Min(end ?? at + 1, text.Length);
        }

        if (quote is null)
            return (from..at, ValueStyle.Bare, expression);
        if (at >= text.Length)
            return null;
        at++;
        return (from..(at - 1), quote == '"' ? ValueStyle.DoubleQuoted : ValueStyle.SingleQuoted, expression);
    }

    private readonly int? ExpressionEnd(int from, bool isScript)
    {
        // Written twice it stands for itself.
        if (language == PageLanguage.Razor && text[at] == '@' && at + 1 < text.Length && text[at + 1] == '@')
            return null;
        return language == PageLanguage.Razor && text[at] == '@' && at > from && text[at - 1] == '@'
            ? null
            : TemplateExpression.EndInValue(text, at, from, isScript);
    }

    private (Range Value, ValueStyle Style, int? Expression)? ReadExpression()
    {
        var (open, close) = (at, BracketEnd());
        var (from, to) = (at + 1, Math.Max(at + 1, close - 1));
        at = Math.Max(close, from);
        while (from < to && char.IsWhiteSpace(text[from]))
            from++;
        while (from < to && char.IsWhiteSpace(text[to - 1]))
            to--;
        return ScriptLiteral.IsString(text.AsSpan(from, to - from))
            ? ((from + 1)..(to - 1), ValueStyle.Script, null)
            : (from..to, ValueStyle.Expression, open);
    }

    private (Range Value, ValueStyle Style, int? Expression)? ReadTemplate()
    {
        var from = at;
        at = text.IndexOf('`', at + 1) is >= 0 and var end ? end + 1 : text.Length;
        return (from..at, ValueStyle.Expression, from);
    }

    private readonly bool EndsName() =>
        language == PageLanguage.Html
            ? IsSpace(text[at]) || text[at] is '/' or '>' or '='
            : IsSpace(text[at])
                || text[at] is '=' or '>' or '"' or '\'' or '<'
                || (text[at] == '{' && IsJsx)
                || (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>');

    private readonly bool IsSpace(char next) =>
        language == PageLanguage.Html ? next is ' ' or '\t' or '\n' or '\f' or '\r' : char.IsWhiteSpace(next);

    private void SkipSpaces()
    {
        while (at < text.Length && IsSpace(text[at]))
            at++;
    }
}
