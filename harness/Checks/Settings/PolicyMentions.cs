using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Finds in files of any language where a policy is set that decides over embeds: servers' settings and programs have them.
/// </summary>
internal static partial class PolicyMentions
{
    private const int Most = 20;

    /// <summary>
    /// One for each line, the first ones of a file. What was read is left out, and so are comments and what serves no page.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="text">All of it.</param>
    /// <param name="named">The folder that was named.</param>
    /// <param name="read">What was read of the file; null where nothing was.</param>
    public static IReadOnlyList<PolicyMention> In(string file, string text, string named, SettingsFile? read)
    {
        if (!MayHave(text) || IsOther(Path.GetRelativePath(named, file).Replace('\\', '/')))
            return [];
        var lines = new Lines(text);
        // As often as a line has been read: a line may have several.
        var known = (read?.Rules ?? [])
            .Where(rule => rule.Value is not null || rule.Action == HeaderAction.Remove)
            .ToLookup(rule => (rule.Line, rule.Name));
        string? scope = null;
        return
        [
            .. Name()
                .Matches(text)
                .Select(match => (Match: match, lines.PlaceAt(match.Index).Line))
                .Where(found => !IsInComment(text, found.Match.Index) && !IsOfPackage(found.Match.Value))
                .GroupBy(found => (found.Line, Header: HeaderOf(found.Match.Value)))
                .Where(group => group.Count() > known[group.Key].Count())
                .Take(Most)
                .Select(group => new PolicyMention(
                    file,
                    group.Key.Line,
                    group.First().Match.Value.Trim(),
                    group.Key.Header,
                    scope ??= SettingsScope.ProjectOf(file, named),
                    IsInMeta(text, group.First().Match.Index)
                )),
        ];
    }

    // Few texts have one: this decides quickly.
    private static bool MayHave(string text) =>
        text.Contains("polic", StringComparison.OrdinalIgnoreCase)
        || text.Contains("csp", StringComparison.OrdinalIgnoreCase)
        || text.Contains("helmet", StringComparison.OrdinalIgnoreCase)
        || text.Contains("secur", StringComparison.OrdinalIgnoreCase)
        || text.Contains("talisman", StringComparison.OrdinalIgnoreCase);

    private static bool IsOther(string relative) => OtherFile().IsMatch(relative);

    // Of what sets several of them the one that keeps frames out.
    private static string HeaderOf(string text)
    {
        if (text.Contains("permission", StringComparison.OrdinalIgnoreCase))
            return PermissionsPolicyHeader.Name;
        if (text.Contains("feature", StringComparison.OrdinalIgnoreCase))
            return PermissionsPolicyHeader.LegacyName;
        return text.Contains("embedder", StringComparison.OrdinalIgnoreCase) ? EmbedderPolicy.Name : ContentSecurityPolicy.HeaderName;
    }

    // The name of a package, or of what it puts into a list, sets nothing by itself.
    private static bool IsOfPackage(string text) =>
        text.EndsWith("Middleware", StringComparison.Ordinal) || text == "django_permissions_policy";

    // A line that is a comment by any of the usual marks.
    private static bool IsInComment(string text, int index)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, index - 1)) + 1;
        return Comment().IsMatch(text.AsSpan(start, index - start));
    }

    private static bool IsInMeta(string text, int index)
    {
        var open = index == 0 ? -1 : text.LastIndexOf('<', index - 1);
        return open >= 0 && index - open < 400 && text.AsSpan(open + 1).StartsWith("meta", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(
        @"(?<![\w-])((Content-Security|Permissions|Feature|Cross-Origin-Embedder)-Policy(?!-Report)|\w*(content_?security_?policy(?!_?report)|permissions_?policy|cross_?origin_?embedder_?policy)\w*|feature_?policy|secure_csp|csp_[a-z]+(_[a-z]+)*|\bhelmet\s*\(|\btalisman\s*\(|\bsecure_?headers\s*\(|\bsecureheaders::|\buse(csp|securityheaders)\s*\(|\bnuxt-security\b|\bspatie\\csp|\bcsp\s*:\s*([{\[]|true)|\bautocsp\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Name();

    // A hash at a line's start is a comment but in CSS and C#, which have no policies; -- and ; are comments of other languages.
    [GeneratedRegex(
        @"^\s*(#|//|/\*|\*|--|;|<!--|<%#|<%--|\{#|\{\{!|\{\{--|@\*|rem\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"(\.(md|mdx|markdown|rst|txt|adoc|lock|css|scss|less|svg|map|d\.ts|log|har|po|pot|csv)$)|(^|/)(package|package-lock|composer|pnpm-lock)\.(json|yaml)$|\.(test|spec|stories)\.\w+$|_(test|spec)\.\w+$|(^|/)test_\w+\.py$|(^|/)(__tests__|__mocks__|cypress|e2e|spec|tests?)/",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OtherFile();
}

/// <summary>A place where a policy is set in a way that was not read.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Header">The header that it sets: one of <see cref="PolicyHeaders.All"/>.</param>
/// <param name="Scope">The folder whose pages it may be for.</param>
/// <param name="IsMeta">Whether it is in a <c>meta</c> element of a page or a part of one.</param>
internal sealed record PolicyMention(string File, int Line, string Text, string Header, string Scope, bool IsMeta)
{
    /// <summary>
    /// Whether it may decide over a page. An element of a page decides over that page, and over those that it is a layout of.
    /// </summary>
    public bool Concerns(PageSource page)
    {
        if (!SettingsScope.Has(Scope, page.Name))
            return false;
        if (!IsMeta)
            return true;
        // A page of HTML is read with its own meta elements, and has no others where it is whole.
        return page.Language != PageLanguage.Html
            || (
                page.Name != File
                && !page.Text.Contains("<html", StringComparison.OrdinalIgnoreCase)
                && !page.Text.Contains("<!doctype", StringComparison.OrdinalIgnoreCase)
            );
    }
}
