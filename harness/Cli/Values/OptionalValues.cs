using System.CommandLine;

namespace KojiWidgetHarness.Cli.Values;

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
