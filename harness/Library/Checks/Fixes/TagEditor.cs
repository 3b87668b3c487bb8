using KojiWidgetHarness.Harness.Checks.Pages;

namespace KojiWidgetHarness.Harness.Checks.Fixes;

/// <summary>Changes attributes of one tag in the text of its page, and nothing else there.</summary>
/// <param name="text">The page.</param>
/// <param name="start">Where the tag begins.</param>
/// <param name="language">How the page is written.</param>
/// <param name="known">The value of an attribute as the page was read; what is written otherwise here is not touched.</param>
internal sealed class TagEditor(string text, int start, PageLanguage language, Func<string, string?> known)
{
    private readonly WrittenTag? tag = new WrittenTagReader(text, start, language).Read();
    private readonly List<TextEdit> edits = [];

    /// <summary>What was changed.</summary>
    public IReadOnlyList<TextEdit> Edits => edits;

    /// <summary>Gives an attribute this value; it is added where it is not there.</summary>
    public void Set(string name, string value)
    {
        if (tag is not null && Named(name).FirstOrDefault() is null)
            edits.Add(new(tag.ContentEnd, 0, $"{Separator(tag)}{name}=\"{AttributeEncoder.Encode(value, ValueStyle.DoubleQuoted, language)}\""));
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

    /// <summary>Takes an attribute away, with the blanks before it.</summary>
    public void Remove(string name)
    {
        if (known(name) is null)
            return;
        foreach (var attribute in Named(name))
        {
            var from = attribute.Start;
            while (char.IsWhiteSpace(text[from - 1]))
                from--;
            edits.Add(new(from, attribute.End - from, NeedsBlank(text[from - 1], text[attribute.End]) ? " " : ""));
        }
    }

    private IEnumerable<WrittenAttribute> Named(string name) => (tag?.Attributes ?? []).Where(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<TextEdit> Write(WrittenAttribute attribute, WrittenValue value, TextEdit[] changes)
    {
        if (attribute.Style == ValueStyle.Script && changes.Any(change => !AttributeEncoder.IsPlain(change.Text)))
            return [];
        if (attribute.Value is { } range && (attribute.Style != ValueStyle.Bare || changes.All(change => AttributeEncoder.IsPlain(change.Text, isBare: true))))
            return changes.Select(change => value.InPage(change, AttributeEncoder.Encode(change.Text, attribute.Style, language)));
        var whole = $"\"{AttributeEncoder.Encode(TextEdit.Apply(value.Text, changes), ValueStyle.DoubleQuoted, language)}\"";
        return attribute.Value is { Start.Value: var from, End.Value: var end }
            ? [new(from, end - from, whole)]
            : [new(attribute.End, 0, $"={whole}")];
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

    // Without a blank a value without quotes would go on with what follows.
    private static bool NeedsBlank(char before, char after) =>
        !char.IsWhiteSpace(after) && after != '>' && !(before is '"' or '\'' or '}' && after == '/');
}
