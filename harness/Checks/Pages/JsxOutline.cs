using System.Collections.Frozen;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>
/// Where tags begin in a script with tags in it (JSX), and where its curly brackets end. Strings, templates, regular expressions, comments
/// and the text between tags are distinguished, for each of them may have a bracket, a quote or a tag in it that is not one. One pass
/// without recursion: a script may nest as deep as it likes.
/// </summary>
internal sealed class JsxOutline
{
    // What may stand before a regular expression or a tag, and looks like a name.
    private static readonly FrozenSet<string> Words = Set(
        "return typeof case do else in of instanceof new void delete throw yield await default"
    );

    // Without an end: in Astro, as in HTML.
    private static readonly FrozenSet<string> Void = Set("area base br col embed hr img input link meta source track wbr");

    private readonly string text;
    private readonly bool isProse;
    private readonly Dictionary<int, int> ends = [];
    private readonly List<int> tags = [];
    private readonly List<Range> texts = [];
    private readonly List<Range> comments = [];
    private readonly Stack<(Mode Mode, int Open)> open = new();
    private int at;

    // Whether an expression may begin here: a slash is then no division, and a bracket no comparison.
    private bool begins = true;

    /// <param name="text">The script.</param>
    /// <param name="isProse">Whether it begins between tags, as MDX does.</param>
    public JsxOutline(string text, bool isProse = false)
    {
        (this.text, this.isProse) = (text, isProse);
        open.Push((isProse ? Mode.Children : Mode.Code, -1));
        while (at < text.Length)
            Step();
    }

    private enum Mode
    {
        Code,
        Template,
        Tag,
        Children,
    }

    /// <summary>The script as it was read.</summary>
    public string Text => text;

    /// <summary>Where tags begin, in their order.</summary>
    public IReadOnlyList<int> Tags => tags;

    /// <summary>Where strings and templates of the script stand, without their quotes; one within another comes before it.</summary>
    public IReadOnlyList<Range> Texts => texts;

    /// <summary>Where comments of the script stand.</summary>
    public IReadOnlyList<Range> Comments => comments;

    /// <summary>The innermost curly brackets around a place; null where none are, or where they do not end.</summary>
    public Range? Around(int place)
    {
        var around = ends.Where(pair => pair.Key < place && place < pair.Value).ToList();
        if (around.Count == 0)
            return null;
        var (start, end) = around.MaxBy(pair => pair.Key);
        return start..end;
    }

    /// <summary>Where what follows the counterpart of a curly bracket begins; the text's end where it has none.</summary>
    public int End(int bracket) => ends.GetValueOrDefault(bracket, text.Length);

    private static FrozenSet<string> Set(string words) => FrozenSet.Create(StringComparer.Ordinal, words.Split(' '));

    private void Step()
    {
        switch (open.Peek().Mode)
        {
            case Mode.Code:
                StepInCode();
                break;
            case Mode.Template:
                StepInTemplate();
                break;
            case Mode.Tag:
                StepInTag();
                break;
            default:
                StepInChildren();
                break;
        }
    }

    private void StepInCode()
    {
        var next = text[at];
        if (char.IsWhiteSpace(next))
            at++;
        else if (ScriptComment.End(text, at) is { } comment)
            SkipComment(comment);
        else if (next is '"' or '\'')
            ReadString();
        else if (next == '`')
            Open(Mode.Template, 1);
        else if (next == '{')
            OpenCode(at);
        else if (next == '}')
            CloseCode();
        else if (next == '/' && begins && EndOfExpression() is { } end)
            (at, begins) = (end, false);
        else if (next == '<' && begins && BeginsTag())
            OpenTag();
        else if (char.IsLetterOrDigit(next) || next is '_' or '$')
            ReadWord();
        else
            (at, begins) = (at + 1, next is not (')' or ']'));
    }

    private void SkipComment(int end)
    {
        comments.Add(at..end);
        at = end;
    }

    private void StepInTemplate()
    {
        if (text[at] == '\\')
            at += 2;
        else if (text[at] == '`')
            CloseTemplate();
        else if (text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{')
            OpenCode(++at);
        else
            at++;
    }

    private void StepInTag()
    {
        if (ScriptComment.End(text, at) is { } comment)
            at = comment;
        else if (text[at] is '"' or '\'')
            at = text.IndexOf(text[at], at + 1) is >= 0 and var end ? end + 1 : text.Length;
        else if (text[at] == '{')
            OpenCode(at);
        else if (text[at] == '=')
            SkipBareValue();
        else if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>')
            Close(2);
        else if (text[at] == '>')
            BeginChildren();
        else
            at++;
    }

    // No JSX has a value without quotes; where one is written, a slash in it is its own, as TagReader has it.
    private void SkipBareValue()
    {
        at++;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at < text.Length && text[at] is '"' or '\'' or '{')
            return;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('>' or '{'))
            at++;
    }

    private void StepInChildren()
    {
        if (text[at] == '{')
            OpenCode(at);
        else if (text[at] == '<' && at + 1 < text.Length && text[at + 1] == '/')
            Close(text.IndexOf('>', at) is >= 0 and var end ? end + 1 - at : text.Length - at);
        else if (text[at] == '<' && BeginsTag())
            OpenTag();
        else
            at++;
    }

    private void ReadString()
    {
        var (start, end) = (at + 1, EndOfString());
        texts.Add(start..Math.Max(start, end - 1));
        (at, begins) = (end, false);
    }

    private void CloseTemplate()
    {
        texts.Add((open.Peek().Open + 1)..at);
        Close(1);
    }

    private void Open(Mode mode, int length)
    {
        open.Push((mode, at));
        at += length;
    }

    private void OpenCode(int bracket)
    {
        open.Push((Mode.Code, bracket));
        (at, begins) = (bracket + 1, true);
    }

    private void OpenTag()
    {
        if (text[at + 1] == '>')
        {
            Open(Mode.Children, 2);
            return;
        }

        tags.Add(at);
        Open(Mode.Tag, NameEnd(at + 1) - at);
    }

    private void BeginChildren()
    {
        var (_, start) = open.Pop();
        if (isProse && Void.Contains(text[(start + 1)..NameEnd(start + 1)]))
            (at, begins) = (at + 1, false);
        else
            Open(Mode.Children, 1);
    }

    private void CloseCode()
    {
        if (open.Count > 1)
            ends[open.Pop().Open] = at + 1;
        (at, begins) = (at + 1, true);
    }

    private void Close(int length)
    {
        // A text may end what nothing began.
        if (open.Count > 1)
            open.Pop();
        (at, begins) = (at + length, false);
    }

    private int NameEnd(int from)
    {
        while (from < text.Length && (char.IsLetterOrDigit(text[from]) || text[from] is '_' or '$' or '.' or '-' or ':'))
            from++;
        return from;
    }

    // <T,>(x: T) => … and <T extends U>(…) have a type between their brackets.
    private bool BeginsTag()
    {
        if (at + 1 >= text.Length || !(char.IsLetter(text[at + 1]) || text[at + 1] is '_' or '$' or '>'))
            return false;
        var behind = NameEnd(at + 1);
        while (behind < text.Length && char.IsWhiteSpace(text[behind]))
            behind++;
        return behind >= text.Length || !(text[behind] == ',' || string.CompareOrdinal(text, behind, "extends ", 0, 8) == 0);
    }

    private void ReadWord()
    {
        var from = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$'))
            at++;
        begins = Words.Contains(text[from..at]) && !(from > 0 && text[from - 1] == '.');
    }

    // A string ends with its line, too.
    private int EndOfString()
    {
        for (var index = at + 1; index < text.Length; index++)
        {
            if (text[index] == '\\')
                index++;
            else if (text[index] == text[at] || text[index] == '\n')
                return index + 1;
        }

        return text.Length;
    }

    // Null where the slash is a division after all.
    private int? EndOfExpression()
    {
        var inClass = false;
        for (var index = at + 1; index < text.Length && text[index] != '\n'; index++)
        {
            if (text[index] == '\\')
                index++;
            else if (text[index] is '[' or ']')
                inClass = text[index] == '[';
            else if (text[index] == '/' && !inClass)
                return index + 1;
        }

        return null;
    }
}
