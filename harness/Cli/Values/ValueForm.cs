using System.CommandLine;
using System.CommandLine.Parsing;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Cli.Values;

/// <summary>Reads a value from what somebody typed: true with a value, false without.</summary>
internal delegate bool TryRead<T>(string text, out T? value);

/// <summary>
/// What an option or argument takes. Each is read in this one way, so that whatever stands on a command line gets a value or one line that
/// says what belongs there.
/// </summary>
/// <param name="StandsFor">What stands for the value in help, such as <c>PORT</c>.</param>
/// <param name="Takes">What it takes, to be read behind its name and "takes".</param>
/// <param name="Read">Reads it.</param>
internal sealed record ValueForm<T>(string StandsFor, string Takes, TryRead<T> Read)
{
    private const int MostShown = 60;

    /// <summary>The words that there are to choose from; empty where there are no fixed ones.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether what looks like an option is meant for another program.</summary>
    public bool TakesOptions { get; init; }

    /// <summary>What of a text that cannot be read may be shown: no user and no password.</summary>
    public Func<string, string> Show { get; init; } = WebAddress.ShownWord;

    /// <summary>Further help with a text that cannot be read, as it is shown: a sentence with a space before it, or nothing.</summary>
    public Func<string, string> Hint { get; init; } = _ => "";

    /// <summary>The value; where there is none, the result has the error and this is the default.</summary>
    public T? ReadFor(string symbol, SymbolResult result, string text)
    {
        if (Read(text, out var value))
            return value;
        // What was typed may have come from anywhere: it is shown in one line, and not at any length.
        var shown = Show(text);
        shown =
            string.Concat(shown.Take(MostShown).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter))
            + (shown.Length > MostShown ? "…" : "");
        result.AddError($"{symbol} takes {Takes}, not {(shown.Length == 0 ? "an empty text" : $"'{shown}'")}.{Hint(shown)}");
        return default;
    }
}

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
