using System.CommandLine;

namespace KojiWidgetHarness.Cli.Values;

/// <summary>Reads optional numbers, which the language keeps apart from optional objects.</summary>
internal static class OptionalNumbers
{
    public static Option<T?> Optional<T>(this ValueForm<T> form, string name, string description, params string[] aliases)
        where T : struct =>
        form.New<T, T?>(name, description, aliases, usual: null, result => form.ReadFor(name, result, result.Tokens[0].Value));
}
