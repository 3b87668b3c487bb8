using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>
/// What is known of the attributes of a tag that has expressions in it: an expression makes unknown what it can change, and nothing else.
/// </summary>
internal sealed class TagAttributes
{
    private readonly Dictionary<string, AttributeText> attributes = new(StringComparer.Ordinal);
    private readonly string text;
    private readonly WrittenTag tag;
    private readonly PageLanguage language;
    private readonly ScriptConstants? constants;

    public TagAttributes(string text, WrittenTag tag, PageLanguage language, ScriptConstants? constants = null)
    {
        (this.text, this.tag, this.language, this.constants) = (text, tag, language, constants);
        var (foreign, known, isAny) = (tag.Foreign?.Start.Value, tag.SpreadEnd ?? 0, tag.HasDirectives);
        foreach (var attribute in tag.Attributes)
        {
            var binding = AttributeBinding.Of(attribute.Name);
            if (binding.Kind != BindingKind.None || attribute.Expression is not null)
                foreign = Math.Min(foreign ?? int.MaxValue, attribute.Start);
            if (binding.Kind == BindingKind.Object)
                known = Math.Max(known, attribute.End);
            isAny |= binding.Kind == BindingKind.Any || (binding.Kind == BindingKind.Object && language != PageLanguage.Vue);
            if (binding.Kind is BindingKind.None or BindingKind.One)
                Keep(attribute, binding);
        }

        HasUnknown = isAny || known > 0;
        foreach (
            var name in attributes.Where(attribute => isAny || attribute.Value.Start < known).Select(attribute => attribute.Key).ToList()
        )
            attributes[name] = attributes[name] with { Value = null };
        Foreign = foreign is { } start ? Written(start) : null;
    }

    /// <summary>The attributes by name in lower case.</summary>
    public IReadOnlyDictionary<string, AttributeText> ByName => attributes;

    /// <summary>Gets a value indicating whether an expression may add others.</summary>
    public bool HasUnknown { get; }

    /// <summary>The first thing in the tag that is not plain HTML, as it is written; null where all of it is.</summary>
    public string? Foreign { get; }

    /// <summary>Gets a value indicating whether expressions in the tag make values of attributes and nothing else.</summary>
    public bool AreApart => !HasUnknown && tag.Foreign is null && !tag.HasDirectives;

    private void Keep(WrittenAttribute attribute, AttributeBinding binding)
    {
        var name = binding.Target ?? attribute.Name.ToLowerInvariant();
        var read = Read(attribute, binding) with { Start = attribute.Start };
        // In HTML the first counts; in a script the last. Where an expression makes one of two, nobody knows.
        if (!attributes.TryGetValue(name, out var other))
            attributes.Add(name, read);
        else if (language is PageLanguage.Jsx or PageLanguage.Mdx && read.Value is not null && other.Value is not null)
            attributes[name] = read;
        else if (language != PageLanguage.Html || read.Value is null || other.Value is null)
            attributes[name] = other with { Value = other.Value == read.Value ? read.Value : null };
    }

    private AttributeText Read(WrittenAttribute attribute, AttributeBinding binding)
    {
        var written = attribute.Value is { } range ? text[range] : "";
        if (binding.Kind == BindingKind.One)
            return Bound(written);
        if (attribute.Style == ValueStyle.Expression)
            return Bound(written);
        if (
            language == PageLanguage.Markup
            && attribute.Expression is { } only
            && only == attribute.Value!.Value.Start.Value // An expression is part of a value.
            && TemplateExpression.Balanced(text, only) == attribute.Value!.Value.End.Value
        )
            return Bound(written[1..^1]) with { Written = written };
        return attribute.Expression is { } expression
            ? new(null, written) { Beginning = BeginningOf(attribute, expression, written) }
            : new(WrittenValue.Of(text, attribute, language).Text, written);
    }

    private string BeginningOf(WrittenAttribute attribute, int expression, string written)
    {
        var literal = language == PageLanguage.Razor ? TemplateLiteral.OfRazor(written) : TemplateLiteral.OfBraces(written);
        return literal.Length > 0
            ? literal
            // An expression is part of a value.
            : WrittenValue.Of(text, attribute with { Value = attribute.Value!.Value.Start..expression }, language).Text;
    }

    private AttributeText Bound(string written)
    {
        if (TemplateLiteral.OfThymeleaf(written) is { Length: > 0 } beginning)
            return new(null, written) { Beginning = beginning };
        var expression = constants?.Resolve(written.Trim()) ?? written.Trim();
        return new(ScriptLiteral.StringOf(expression), written) { Beginning = ScriptLiteral.Beginning(expression) };
    }

    private string Written(int start)
    {
        var attribute = tag.Attributes.FirstOrDefault(attribute => attribute.Start == start);
        return text[start..(attribute?.End ?? tag.Foreign!.Value.End.Value)]; // What starts elsewhere is what is foreign.
    }
}

/// <summary>The value of an attribute as it was read.</summary>
/// <param name="Value">Null where an expression of a template makes it.</param>
/// <param name="Written">As it is in the text, without its quotes or brackets.</param>
internal readonly record struct AttributeText(string? Value, string Written)
{
    /// <summary>With what the value begins for certain, where an expression makes the rest; empty where nothing is certain.</summary>
    public string Beginning { get; init; } = "";

    /// <summary>Where the attribute begins in the text, from 0.</summary>
    public int Start { get; init; }

    /// <summary>A value that is what is written.</summary>
    public static AttributeText Of(string value) => new(value, value);
}

/// <summary>What the name of an attribute says in the languages of templates: in which attribute its value ends up.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Target">The attribute that its value is an expression for; null where that is not one, or any.</param>
internal readonly partial record struct AttributeBinding(BindingKind Kind, string? Target = null)
{
    /// <summary>Reads a name.</summary>
    public static AttributeBinding Of(string name)
    {
        if (Ordinary().IsMatch(name))
            return new(BindingKind.None);
        if (Many().IsMatch(name))
            return new(BindingKind.Object);
        if (Harmless().IsMatch(name))
            return new(BindingKind.Other);
        return Single().Match(name) is { Success: true } match
            ? new(BindingKind.One, match.Groups["target"].Value.ToLowerInvariant())
            : new(BindingKind.Any);
    }

    // As in HTML: also names that nobody writes on purpose, as those with quotes. What begins with v-, x- or ng-, and data-bind, belongs to
    // a script.
    [GeneratedRegex(
        @"^(?!v-|x-|ng-|data-ng-|data-th-|data-bind|data-sly-|data-wp-|bind-|on-|attr\.)([^@:()\[\]{}*#$%&<>?!.][^@:()\[\]{}*#$%<>?!]*|(xml|xlink|xmlns):[\w-]+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Ordinary();

    // An object with attributes, or an expression that sets several.
    [GeneratedRegex(
        @"^(v-bind|x-bind|@attributes|(data-)?th[:-]attr\w*|data-bind|v-model|data-sly-attribute)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Many();

    // Events, and whether and how often the element is there.
    [GeneratedRegex(
        @"^(@[A-Za-z][\w:.-]*|\([\w:.-]+\)|v-(on:.*|if|else|else-if|for|show|once|pre|cloak|memo|slot.*)|(data-)?(x-(on:.*|if|for|show|data|init|ref|cloak|id|effect|transition.*)|ng-(if|show|hide|repeat|cloak|click|controller))|\*ng(If|For|Switch\w*)|#[\w-]+|(data-)?th[:-](if|unless|each|case|switch)|(on|use|transition|in|out|animate|client|class):.*|bind:this|on-.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Harmless();

    [GeneratedRegex(
        @"^(v-bind:|x-bind:|:|\[(attr\.)?|\(?attr\.|(data-)?th[:-]|bind:|bind-(attr\.)?|(data-)?ng-attr-|(data-)?ng-|data-wp-bind--|set:|\.|\?)(?<target>[\w-]+)\]?(\.[\w.-]+)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Single();
}

/// <summary>What becomes of an attribute of a template.</summary>
internal enum BindingKind
{
    /// <summary>An attribute as in HTML.</summary>
    None,

    /// <summary>It is not an attribute and changes none: an event, a condition, a loop.</summary>
    Other,

    /// <summary>An expression for the value of one attribute.</summary>
    One,

    /// <summary>Its value is an object with attributes; what stands behind it overrides them.</summary>
    Object,

    /// <summary>Nobody knows: it may change any.</summary>
    Any,
}
