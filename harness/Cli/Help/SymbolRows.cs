using System.CommandLine;
using KojiWidgetHarness.Cli.Values;

namespace KojiWidgetHarness.Cli.Help;

/// <summary>An option or argument as help shows it: what is typed, and what it is for.</summary>
internal static class SymbolRows
{
    // Longer lists of words are in the description, or elsewhere.
    private const int LongestChoice = 20;

    public static (string Typed, string Meaning) Of(Option option)
    {
        var value = ValueText.Of(option);
        IEnumerable<string> names = [.. option.Aliases.Where(alias => alias.Length == 2 && alias != "-?").Order(StringComparer.Ordinal), option.Name];
        var typed = string.Join(", ", names) + (value is null ? "" : $" {InPlaceOfValue(value)}");
        return (typed, string.Join(' ', Sentences(option.Description, value)));
    }

    public static (string Typed, string Meaning) Of(Argument argument) =>
        (argument.Name, string.Join(' ', Sentences(argument.Description, ValueText.Of(argument))));

    public static string InUsage(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static IEnumerable<string> Sentences(string? description, ValueText? value)
    {
        if (description is not null)
            yield return description;
        if (value is { Words.Count: > 0 } && InPlaceOfValue(value) == value.StandsFor)
            yield return $"One of {string.Join(", ", value.Words)}.";
        if (value is { StandsFor: "TIME" })
            yield return $"{char.ToUpperInvariant(value.Takes[0])}{value.Takes[1..]}.";
        if (value is { Usual: { } usual })
            yield return $"[default: {usual}]";
    }

    private static string InPlaceOfValue(ValueText value) =>
        string.Join('|', value.Words) is { Length: > 0 and <= LongestChoice } choice ? choice : value.StandsFor;
}
