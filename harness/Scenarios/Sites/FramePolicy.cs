namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>Content Security Policies (W3C CSP3), as far as they decide about frames.</summary>
internal static class FramePolicy
{
    // Each falls back on the next (CSP3, 6.8.3).
    private static readonly string[] Directives = ["frame-src", "child-src", "default-src"];

    /// <summary>Gets the policies with one more source from which frames may come.</summary>
    public static string Allow(string policies, string source) =>
        string.Join(", ", policies.Split(',').Select(policy => AllowIn(policy.Trim(), source)));

    private static string AllowIn(string policy, string source)
    {
        var directives = policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var name in Directives)
        {
            var found = directives.FindIndex(directive => Name(directive).Equals(name, StringComparison.OrdinalIgnoreCase));
            if (found < 0)
                continue;
            var sources = directives[found][name.Length..].Replace("'none'", "", StringComparison.OrdinalIgnoreCase).Trim();
            var allowing = string.Join(' ', ["frame-src", .. sources.Length > 0 ? [sources] : Array.Empty<string>(), source]);
            if (name == "frame-src")
                directives[found] = allowing;
            else
                directives.Add(allowing);
            break;
        }

        return string.Join("; ", directives);
    }

    private static string Name(string directive) => directive.Split(' ', 2)[0];
}
