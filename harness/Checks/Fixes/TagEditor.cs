using System.Globalization;
using System.Text;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>Changes attributes of one tag in the text of its page, and nothing else there.</summary>
/// <param name="text">The page.</param>
/// <param name="found">The tag. One in which an expression may change any attribute stays as it is.</param>
/// <param name="language">How the page is written.</param>
/// <param name="known">The value of an attribute as the page was read; what is written otherwise here is not touched.</param>
internal sealed class TagEditor(string text, EmbedTag found, PageLanguage language, Func<string, string?> known)
{
    private readonly WrittenTag? tag = found.IsEditable ? found.Written : null;
    private readonly List<TextEdit> edits = [];

    /// <summary>Gets what was changed.</summary>
    public IReadOnlyList<TextEdit> Edits => edits;

    /// <summary>Gives an attribute this value; it is added where it is not there.</summary>
    public void Set(string name, string value)
    {
        if (tag is not null && Named(name).FirstOrDefault() is null && known(name) is null)
            edits.Add(
                new(
                    tag.ContentEnd,
                    0,
                    $"{Separator(tag)}{NameIn(language, name)}=\"{AttributeEncoder.Encode(value, ValueStyle.DoubleQuoted, language)}\""
                )
            );
        else
            Change(name, old => [new(0, old.Length, value)]);
    }

    /// <summary>Changes an attribute's value in some places.</summary>
    /// <param name="name">Of the attribute.</param>
    /// <param name="change">From the value to the edits of it.</param>
    public void Change(string name, Func<string, IEnumerable<TextEdit>> change)
    {
        if (Named(name).FirstOrDefault() is not { Style: not ValueStyle.Expression } attribute)
            return;
        var value = WrittenValue.Of(text, attribute, language);
        if (value.Text != known(name))
            return;
        TextEdit[] changes = [.. change(value.Text)];
        if (changes.Length > 0)
            edits.AddRange(Write(attribute, value, changes));
    }

    /// <summary>Takes an attribute away, with the spaces before it.</summary>
    public void Remove(string name)
    {
        if (known(name) is null)
            return;
        foreach (var attribute in Named(name))
        {
            var from = attribute.Start;
            while (char.IsWhiteSpace(text[from - 1]))
                from--;
            edits.Add(new(from, attribute.End - from, NeedsSpace(text[from - 1], text[attribute.End]) ? " " : ""));
        }
    }

    /// <summary>
    /// Puts straight quotes in the place of typographic ones, and takes invisible spaces away, around each value. A value with spaces in it
    /// goes on to its closing quote.
    /// </summary>
    public void Straighten()
    {
        var all = found.Foreign is null ? found.Written.Attributes : [];
        for (var index = 0; index < all.Count; index++)
        {
            if (all[index] is not { Value: { } range } || WrittenValue.Of(text, all[index], language) is not { Text.Length: > 1 } value)
                continue;
            var plain = StrayCharacters.Trim(value.Text);
            if (plain != value.Text && (!StrayCharacters.IsQuote(value.Text[0]) || StrayCharacters.IsQuote(value.Text[^1])))
                edits.Add(Whole(all[index], range, AttributeEncoder.Encode(plain, ValueStyle.DoubleQuoted, language)));
            else if (
                all[index].Style == ValueStyle.Bare
                && StrayCharacters.IsQuote(value.Text[0])
                && Closing(all, index) is >= 0 and var closing
            )
            {
                edits.Add(new(range.Start.Value, value.InPage(0, 1).End.Value - range.Start.Value, "\""));
                edits.Add(new(all[closing].End - 1, 1, "\""));
                index = closing;
            }
        }
    }

    // The next attribute that ends with a typographic quote is the rest of a value with spaces in it, and what stands between too.
    private int Closing(IReadOnlyList<WrittenAttribute> all, int opening)
    {
        for (var index = opening + 1; index < all.Count && all[index].Value is null; index++)
        {
            if (StrayCharacters.IsQuote(text[all[index].End - 1]))
                return index;
        }

        return -1;
    }

    // React knows attributes by the names of their properties.
    private static string NameIn(PageLanguage language, string name) =>
        name == "referrerpolicy" && language is PageLanguage.Jsx or PageLanguage.Mdx ? "referrerPolicy" : name;

    private static TextEdit Whole(WrittenAttribute attribute, Range range, string written)
    {
        var quotes = attribute.Style == ValueStyle.Bare ? 0 : 1;
        return new(range.Start.Value - quotes, range.End.Value - range.Start.Value + (2 * quotes), $"\"{written}\"");
    }

    private IEnumerable<WrittenAttribute> Named(string name) =>
        (tag?.Attributes ?? []).Where(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<TextEdit> Write(WrittenAttribute attribute, WrittenValue value, TextEdit[] changes)
    {
        if (attribute.Style == ValueStyle.Script && changes.Any(change => !AttributeEncoder.IsPlain(change.Text)))
            return [];
        if (
            attribute.Value is { } range
            && (attribute.Style != ValueStyle.Bare || changes.All(change => AttributeEncoder.IsPlain(change.Text, isBare: true)))
        )
            return changes.Select(change => InPage(value, change, AttributeEncoder.Encode(change.Text, attribute.Style, language)));
        var whole = $"\"{AttributeEncoder.Encode(TextEdit.Apply(value.Text, changes), ValueStyle.DoubleQuoted, language)}\"";
        return attribute.Value is { Start.Value: var from, End.Value: var end }
            ? [new(from, end - from, whole)]
            : [new(attribute.End, 0, $"={whole}")];
    }

    private static TextEdit InPage(WrittenValue value, TextEdit change, string written)
    {
        var range = value.InPage(change.Start, change.Length);
        return new(range.Start.Value, range.End.Value - range.Start.Value, written);
    }

    // Where each attribute has a line of its own, so has the new one.
    private string Separator(WrittenTag written)
    {
        if (written.Attributes.Count == 0)
            return " ";
        var last = written.Attributes[^1];
        var from = last.Start;
        while (char.IsWhiteSpace(text[from - 1]))
            from--;
        // What follows an equals sign without a value would become that.
        var value = last is { Style: ValueStyle.Bare, Value: { } range } && range.Start.Equals(range.End) ? "\"\"" : "";
        return value + (from == last.Start ? " " : text[from..last.Start]);
    }

    // Without a space a value without quotes would go on with what follows.
    private static bool NeedsSpace(char before, char after) =>
        !char.IsWhiteSpace(after) && after != '>' && !(before is '"' or '\'' or '}' && after == '/');
}

/// <summary>Writes text as part of an attribute's value. In ASCII alone: so it is the same in every encoding a page may have.</summary>
internal static class AttributeEncoder
{
    /// <summary>The text as it is written in a value of this style.</summary>
    public static string Encode(string text, ValueStyle style, PageLanguage language)
    {
        if (style == ValueStyle.Script)
            return text;
        var written = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            written.Append(
                rune.Value switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' when style != ValueStyle.SingleQuoted => "&quot;",
                    '\'' when style != ValueStyle.DoubleQuoted => "&#39;",
                    '@' when language == PageLanguage.Razor => "@@",
                    > '~' => string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"),
                    _ => rune.ToString(),
                }
            );
        }

        return written.ToString();
    }

    /// <summary>Determines whether the text is itself in a string of a script, or in a value without quotes.</summary>
    public static bool IsPlain(string text, bool isBare = false) =>
        text.All(next =>
            next is >= ' ' and <= '~' and not ('"' or '\'' or '`' or '\\' or '$') && !(isBare && next is ' ' or '=' or '<' or '>')
        );
}
