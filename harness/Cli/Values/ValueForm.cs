using System.CommandLine;
using System.CommandLine.Parsing;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Text;

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

    /// <summary>Gets a value indicating whether what looks like an option is meant for another program.</summary>
    public bool TakesOptions { get; init; }

    /// <summary>Gets what of a text that cannot be read may be shown: no user and no password.</summary>
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
        shown = string.Concat(
            shown.Shortened(MostShown).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter)
        );
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
    /// <summary>Gets the text that help has for it.</summary>
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

/// <summary>Makes options and arguments whose values are read by a form.</summary>
internal static class ValueSymbols
{
    /// <summary>An option with a default.</summary>
    /// <param name="form">How it is read.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="usual">The default, as it would be typed.</param>
    /// <param name="aliases">Its other names.</param>
    public static Option<T> Option<T>(this ValueForm<T> form, string name, string description, string usual, params string[] aliases)
    {
        var value =
            form.Read(usual, out var read) && read is not null
                ? read
                : throw new ArgumentException($"{name} cannot be '{usual}' by default.", nameof(usual));
        var option = form.New<T, T>(name, description, aliases, usual, result => form.ReadFor(name, result, result.Tokens[0].Value));
        option.DefaultValueFactory = _ => value;
        return option;
    }

    /// <summary>An option that may be given more than once; empty by default.</summary>
    public static Option<IReadOnlyList<T>> Several<T>(this ValueForm<T> form, string name, string description, params string[] aliases)
    {
        var option = form.New<T, IReadOnlyList<T>>(name, description, aliases, usual: null, result => form.ReadAllFor(name, result));
        option.DefaultValueFactory = _ => [];
        return option;
    }

    /// <summary>An argument.</summary>
    public static Argument<T> Argument<T>(this ValueForm<T> form, string description) =>
        form.New<T, T>(description, ArgumentArity.ExactlyOne, result => form.ReadFor(form.StandsFor, result, result.Tokens[0].Value));

    /// <summary>An argument that may be left out; null then.</summary>
    public static Argument<T?> OptionalArgument<T>(this ValueForm<T> form, string description)
        where T : class =>
        form.New<T, T?>(description, ArgumentArity.ZeroOrOne, result =>
            result.Tokens is [var token] ? form.ReadFor(form.StandsFor, result, token.Value) : null
        );

    /// <summary>An argument that may stand there more than once.</summary>
    public static Argument<IReadOnlyList<T>> Arguments<T>(this ValueForm<T> form, string description, ArgumentArity arity) =>
        form.New<T, IReadOnlyList<T>>(description, arity, result => form.ReadAllFor(form.StandsFor, result));

    /// <summary>Determines whether an option stands on the command line, whatever its value.</summary>
    public static bool Has(this CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    internal static ValueOption<TValue> New<T, TValue>(
        this ValueForm<T> form,
        string name,
        string description,
        string[] aliases,
        string? usual,
        Func<ArgumentResult, TValue?> read
    )
    {
        var option = new ValueOption<TValue>(name, aliases, new(form.StandsFor, form.Takes, form.Words, usual, form.TakesOptions))
        {
            Description = description,
            HelpName = form.StandsFor,
            CustomParser = read,
        };
        if (form.Words.Count > 0)
            option.CompletionSources.Add([.. form.Words]);
        return option;
    }

    private static ValueArgument<TValue> New<T, TValue>(
        this ValueForm<T> form,
        string description,
        ArgumentArity arity,
        Func<ArgumentResult, TValue?> read
    )
    {
        var argument = new ValueArgument<TValue>(
            form.StandsFor,
            new(form.StandsFor, form.Takes, form.Words, Usual: null, form.TakesOptions)
        )
        {
            Description = description,
            Arity = arity,
            CustomParser = read,
        };
        if (form.Words.Count > 0)
            argument.CompletionSources.Add([.. form.Words]);
        return argument;
    }

    private static IReadOnlyList<T> ReadAllFor<T>(this ValueForm<T> form, string symbol, ArgumentResult result) =>
        [.. result.Tokens.Select(token => form.ReadFor(symbol, result, token.Value)).OfType<T>()];
}

/// <summary>Makes options without a default; they are null where they are left out.</summary>
internal static class OptionalValues
{
    public static Option<T?> Optional<T>(this ValueForm<T> form, string name, string description, params string[] aliases)
        where T : class =>
        form.New<T, T?>(name, description, aliases, usual: null, result => form.ReadFor(name, result, result.Tokens[0].Value));
}

/// <summary>Reads optional numbers, which the language keeps apart from optional objects.</summary>
internal static class OptionalNumbers
{
    public static Option<T?> Optional<T>(this ValueForm<T> form, string name, string description, params string[] aliases)
        where T : struct =>
        form.New<T, T?>(name, description, aliases, usual: null, result => form.ReadFor(name, result, result.Tokens[0].Value));
}
