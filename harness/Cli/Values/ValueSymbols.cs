using System.CommandLine;
using System.CommandLine.Parsing;

namespace KojiWidgetHarness.Cli.Values;

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

    /// <summary>Whether an option stands on the command line, whatever its value.</summary>
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
