using System.CommandLine;

namespace KojiWidgetHarness.Cli.Values;

/// <summary>What help says of the value of an option or argument.</summary>
/// <param name="StandsFor">What stands for it, such as <c>PORT</c>.</param>
/// <param name="Takes">What it takes, in words.</param>
/// <param name="Words">The fixed words to choose from; empty without.</param>
/// <param name="Usual">The default as it would be typed; null without.</param>
/// <param name="TakesOptions">Whether what looks like an option is meant for another program.</param>
internal sealed record ValueText(string StandsFor, string Takes, IReadOnlyList<string> Words, string? Usual, bool TakesOptions)
{
    /// <summary>That of a symbol; null for a switch, which has no value.</summary>
    public static ValueText? Of(Symbol symbol) => (symbol as IValued)?.Value;
}

/// <summary>An option or argument that has a value.</summary>
internal interface IValued
{
    /// <summary>What help says of it.</summary>
    ValueText Value { get; }
}

/// <summary>An option with a value.</summary>
internal sealed class ValueOption<T>(string name, string[] aliases, ValueText value) : Option<T>(name, aliases), IValued
{
    /// <inheritdoc/>
    public ValueText Value => value;
}

/// <summary>An argument with a value.</summary>
internal sealed class ValueArgument<T>(string name, ValueText value) : Argument<T>(name), IValued
{
    /// <inheritdoc/>
    public ValueText Value => value;
}
