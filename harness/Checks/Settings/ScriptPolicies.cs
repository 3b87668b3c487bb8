using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads the policy that SvelteKit (<c>kit.csp</c>) and Astro (<c>security.csp</c>) write into every page that they render.
/// </summary>
internal static class ScriptPolicies
{
    // These decide over frames; others may be made by a program.
    private static readonly HashSet<string> Deciding = new(StringComparer.Ordinal)
    {
        "default-src",
        "frame-src",
        "child-src",
        "sandbox",
        "upgrade-insecure-requests",
    };

    // SvelteKit puts these into quotes by itself.
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "self",
        "none",
        "unsafe-eval",
        "unsafe-hashes",
        "unsafe-inline",
        "wasm-unsafe-eval",
        "strict-dynamic",
        "report-sample",
    };

    /// <summary>Of <c>csp: { directives: { 'frame-src': ['self', 'https://…'] } }</c>.</summary>
    public static IEnumerable<HeaderRule> OfSvelte(ScriptFile script) =>
        Of(script, directives =>
            directives.Entries.Any(entry => entry.Key.Length == 0)
                ? null
                : Joined(directives.Entries.Where(entry => Deciding.Contains(entry.Key)).Select(entry => (entry.Key, WordsOf(entry.Value))))
        );

    /// <summary>
    /// Of <c>csp: { directives: ["frame-src 'self' https://…"] }</c>; Astro's own directives are about scripts and styles.
    /// </summary>
    public static IEnumerable<HeaderRule> OfAstro(ScriptFile script) =>
        Of(script, directives =>
            directives.Items.Any(item => item.Text is null)
                ? null
                : string.Join("; ", directives.Items.Select(item => item.Text!).Where(text => Deciding.Contains(text.Trim().Split(' ')[0])))
        );

    private static IEnumerable<HeaderRule> Of(ScriptFile script, Func<SettingValue, string?> policyOf)
    {
        foreach (var member in script.Members("csp"))
        {
            if (member.Value is not Acornima.Ast.Expression expression)
                continue;
            var (value, line) = (script.ValueOf(expression), ScriptFile.LineOf(member));
            var policy =
                value.Text is "true" or "false" ? ""
                : value is MapValue
                    ? value["directives"] is { } directives
                            ? directives is UnknownValue ? null
                                : policyOf(directives)
                        : ""
                : null;
            // A policy that says nothing of frames changes nothing for them.
            yield return new(ContentSecurityPolicy.HeaderName, policy, line, PathPattern.Everything)
            {
                Action = policy?.Length == 0 ? HeaderAction.Add : HeaderAction.Set,
            };
        }
    }

    private static string? Joined(IEnumerable<(string Name, IReadOnlyList<string>? Words)> directives)
    {
        var all = directives.ToList();
        return all.Any(directive => directive.Words is null)
            ? null
            : string.Join("; ", all.Select(directive => $"{directive.Name} {string.Join(' ', directive.Words!)}".Trim()));
    }

    private static IReadOnlyList<string>? WordsOf(SettingValue value) =>
        value.Text is "true" ? []
        : value is UnknownValue || value.Items.Any(item => item.Text is null) ? null
        : [.. value.Items.Select(item => Keywords.Contains(item.Text!) ? $"'{item.Text}'" : item.Text!)];
}
