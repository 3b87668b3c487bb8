using System.Collections.Frozen;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>
/// The text of a page as it is given to the parser: as long as the page, each tag in its place. Expressions of templates are blanked, so
/// that a quote or a bracket in one is not read as HTML. Elements that stand deeper than browsers build them are blanked too, which keeps
/// the time in proportion to the page: Chromium puts what is deeper than 512 elements into the 512th.
/// </summary>
internal ref struct ParserText
{
    private const int Deepest = 512;

    // Where a template says nothing to the page, and what ends that.
    private static readonly (string Open, string Close)[] Directives =
    [
        ("<%--", "--%>"),
        ("<%!--", "--%>"),
        ("<%doc>", "</%doc>"),
        ("<%", "%>"),
        ("<?", "?>"),
        ("<#--", "-->"),
        ("{{!--", "--}}"),
        ("{{--", "--}}"),
        ("{{/*", "*/}}"),
        ("{{- /*", "*/ -}}"),
        ("{{", "}}"),
        ("{%", "%}"),
        ("{#", "#}"),
        ("{*", "*}"),
        ("{!!", "!!}"),
        ("@*", "*@"),
    ];

    // What is in these is text.
    private static readonly FrozenSet<string> Raw = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "script",
        "style",
        "textarea",
        "title",
        "xmp",
        "iframe",
        "noembed",
        "noframes",
        "noscript",
        "plaintext"
    );

    // These have no content, or are the page's own.
    private static readonly FrozenSet<string> Uncounted = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "html",
        "head",
        "body",
        "frameset",
        "area",
        "base",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "param",
        "image"
    );

    // The next of them ends the one before, so they do not nest by themselves; where all is too deep they are not built either.
    private static readonly FrozenSet<string> Implied = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "rb",
        "rt",
        "rp",
        "rtc"
    );

    private static readonly char[] Marks = ['<', '{', '@'];
    private static readonly char[] MarksOfServed = ['<'];

    private readonly string text;
    private readonly bool isServed;
    private readonly bool[] isOver = new bool[Directives.Length];
    private char[]? written = null;
    private int at = 0;
    private int depth = 0;
    private int templates = 0;

    private ParserText(string text, bool isServed) => (this.text, this.isServed) = (text, isServed);

    /// <summary>Prepares a page.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="isServed">Whether it came from its server, so that no template is left to be filled.</param>
    public static string Of(string text, bool isServed) => new ParserText(text, isServed).Read();

    private string Read()
    {
        var marks = isServed ? MarksOfServed : Marks;
        while (text.IndexOfAny(marks, at) is >= 0 and var found)
        {
            at = found;
            if (!isServed && DirectiveEnd(isInTag: false) is { } end)
                Blank(end);
            else if (text[at] != '<' || at + 1 >= text.Length)
                at++;
            else if (text.AsSpan(at).StartsWith("<!--"))
                at = text.IndexOf("-->", at + 2, StringComparison.Ordinal) is >= 0 and var comment ? comment + 3 : text.Length;
            else if (char.IsAsciiLetter(text[at + 1]))
                ReadStart();
            else if (text[at + 1] == '/' && at + 2 < text.Length && char.IsAsciiLetter(text[at + 2]))
                ReadEnd();
            else
                at++;
        }

        return written is null ? text : new(written);
    }

    private int? DirectiveEnd(bool isInTag)
    {
        if (TemplateBlock.End(text, at) is { } blockEnd)
            return blockEnd;
        for (var index = 0; index < Directives.Length; index++)
        {
            var (open, close) = Directives[index];
            if (isOver[index] || string.CompareOrdinal(text, at, open, 0, open.Length) != 0)
                continue;
            if (text.IndexOf(close, at + open.Length, StringComparison.Ordinal) is >= 0 and var found)
                return found + close.Length;
            // It ends nowhere behind this place, so nowhere behind the next either. A file of PHP may end within it.
            isOver[index] = true;
            if (open == "<?" && !isInTag)
                return text.Length;
        }

        return null;
    }

    private void ReadStart()
    {
        var start = at;
        var name = Name(at + 1);
        at += 1 + name.Length;
        ReadAttributes();
        if (Raw.Contains(name.ToString()))
        {
            SkipContent(name);
            return;
        }

        if (name.Equals("template", StringComparison.OrdinalIgnoreCase))
        {
            if (++templates > Deepest)
                Blank(start, at, ' ');
            return;
        }

        if (Uncounted.Contains(name.ToString()))
            return;
        if (!Implied.Contains(name.ToString()))
            depth++;
        if (depth > Deepest)
            Blank(start, at, ' ');
    }

    private void ReadEnd()
    {
        var start = at;
        var name = Name(at + 2);
        at = text.IndexOf('>', at) is >= 0 and var end ? end + 1 : text.Length;
        if (name.Equals("template", StringComparison.OrdinalIgnoreCase))
        {
            if (templates > Deepest)
                Blank(start, at, ' ');
            templates = Math.Max(0, templates - 1);
            return;
        }

        if (Uncounted.Contains(name.ToString()))
            return;
        if (depth > Deepest)
            Blank(start, at, ' ');
        if (!Implied.Contains(name.ToString()))
            depth = Math.Max(0, depth - 1);
    }

    // To behind the tag. An expression in a value is letters to the parser, elsewhere it is spaces.
    private void ReadAttributes()
    {
        var (quote, isValue) = ('\0', false);
        for (; at < text.Length; at++)
        {
            var next = text[at];
            if (!isServed && next is '<' or '{' or '@' && DirectiveEnd(isInTag: true) is { } end)
            {
                Blank(at, end, quote != '\0' || isValue ? 'x' : ' ');
                at = end - 1;
            }
            else if (quote != '\0')
            {
                if (next == quote)
                    (quote, isValue) = ('\0', false);
            }
            else if (next == '>')
            {
                at++;
                return;
            }
            else if (next == '=')
            {
                isValue = true;
                while (at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]))
                    at++;
                if (at + 1 < text.Length && text[at + 1] is '"' or '\'')
                    quote = text[++at];
            }
            else if (char.IsWhiteSpace(next))
            {
                isValue = false;
            }
        }
    }

    private void SkipContent(ReadOnlySpan<char> name)
    {
        for (
            var found = text.IndexOf("</", at, StringComparison.Ordinal);
            found >= 0;
            found = text.IndexOf("</", found + 2, StringComparison.Ordinal)
        )
        {
            if (Name(found + 2).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                at = text.IndexOf('>', found) is >= 0 and var end ? end + 1 : text.Length;
                return;
            }
        }

        at = text.Length;
    }

    private readonly ReadOnlySpan<char> Name(int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not (' ' or '\t' or '\n' or '\f' or '\r' or '/' or '>' or '{' or '<'))
            end++;
        return text.AsSpan(start, end - start);
    }

    private void Blank(int end)
    {
        Blank(at, end, ' ');
        at = end;
    }

    // Lines stay lines.
    private void Blank(int from, int to, char with)
    {
        written ??= text.ToCharArray();
        for (var index = from; index < to; index++)
        {
            if (written[index] is not ('\r' or '\n'))
                written[index] = with;
        }
    }
}
