using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads the policies in settings of Django: its own, those of django-csp and of django-permissions-policy.</summary>
internal static partial class DjangoSettings
{
    /// <summary>Determines whether a file is one by its name: <c>settings.py</c>, or in a folder of that name.</summary>
    public static bool IsOne(string file) => FileName().IsMatch(file.Replace('\\', '/'));

    /// <summary>The rules of a file, where its middleware is there that sends them.</summary>
    public static IEnumerable<HeaderRule> Read(string text)
    {
        var all = PythonSettings.Read(text).ToList();
        // Of two with one name the last counts, and what is added to one is not a literal.
        var settings = all.GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Count() == 1 ? group.Single() : group.Last() with { Value = new UnknownValue(group.Last().Line) },
                StringComparer.Ordinal
            );
        var middleware = settings.GetValueOrDefault("MIDDLEWARE")?.Value.Items.Select(item => item.Text).ToList() ?? [];
        var (csp, own, permissions) = (
            Has("csp.middleware.CSPMiddleware"),
            Has("django.middleware.csp.ContentSecurityPolicyMiddleware"),
            Has("django_permissions_policy.PermissionsPolicyMiddleware")
        );
        // A view may have a policy of its own, which a decorator sets: that is seen as such.
        var older = settings.Values.Where(entry => OlderName().IsMatch(entry.Key)).ToList();
        foreach (var entry in older)
            yield return Rule(
                entry,
                csp && entry == older[0] && !settings.ContainsKey("CSP_REPORT_ONLY") ? OfOlder(older) : null,
                isMade: csp && entry != older[0]
            );
        if (settings.TryGetValue("CONTENT_SECURITY_POLICY", out var newer))
            yield return Rule(newer, csp && newer.Value["DIRECTIVES"] is MapValue directives ? Policy(directives.Entries) : null);
        if (settings.TryGetValue("SECURE_CSP", out var django))
            yield return Rule(django, own && django.Value is MapValue map ? Policy(map.Entries) : null);
        if (settings.TryGetValue("PERMISSIONS_POLICY", out var features))
            yield return new(
                PermissionsPolicyHeader.Name,
                permissions ? Features(features.Value) : null,
                features.Line,
                Pages(permissions)
            );

        bool Has(string name) => middleware.Contains(name);
        HeaderRule Rule(SettingEntry entry, string? value, bool isMade = false) =>
            new(ContentSecurityPolicy.HeaderName, isMade ? "" : value, entry.Line, Pages(value is not null || isMade))
            {
                Action = isMade ? HeaderAction.Add : HeaderAction.Set,
            };
    }

    private static PathPattern Pages(bool isSent) =>
        isSent ? PathPattern.Everything : PathPattern.Unknown("the views that its middleware is for");

    private static string? OfOlder(List<SettingEntry> settings) =>
        Policy([.. settings.Select(entry => entry with { Key = entry.Key["CSP_".Length..].ToLowerInvariant().Replace('_', '-') })]);

    private static string? Policy(IReadOnlyList<SettingEntry> directives)
    {
        var written = new List<string>();
        foreach (var directive in directives)
        {
            var words = directive.Value.Text is { } one ? [one] : directive.Value.Items.Select(item => item.Text).ToList();
            if (directive.Key.Length == 0 || directive.Value is UnknownValue or MapValue)
                return null;
            // What does not decide over frames may be made by a program.
            if (words.Any(word => word is null))
            {
                if (directive.Key is "default-src" or "frame-src" or "child-src" or "sandbox")
                    return null;
                continue;
            }

            if (directive.Value.Text is not ("None" or "False"))
                written.Add($"{directive.Key} {(directive.Value.Text is "True" ? "" : string.Join(' ', words))}".Trim());
        }

        return string.Join("; ", written) is { Length: > 0 } policy ? policy : null;
    }

    // "self" and "*" are words of the header, all else is an origin in quotes.
    private static string? Features(SettingValue features)
    {
        if (features is not MapValue || features.Entries.Any(entry => entry.Key.Length == 0))
            return null;
        if (features.Entries.LastOrDefault(entry => entry.Key == "microphone") is not { } microphone)
            return "";
        var words = microphone.Value.Text is { } one ? [one] : microphone.Value.Items.Select(item => item.Text).ToList();
        return microphone.Value is UnknownValue or MapValue || words.Any(word => word is null)
            ? null
            : $"microphone=({string.Join(' ', words.Select(word => word is "self" or "*" ? word : $"\"{word}\""))})";
    }

    [GeneratedRegex(@"(^|/)(settings\.py|settings/\w+\.py)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^CSP_[A-Z]+_(SRC|URI|ANCESTORS|ACTION)$|^CSP_(SANDBOX|UPGRADE_INSECURE_REQUESTS)$", RegexOptions.CultureInvariant)]
    private static partial Regex OlderName();
}
