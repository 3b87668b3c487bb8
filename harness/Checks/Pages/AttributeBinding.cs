using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

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
