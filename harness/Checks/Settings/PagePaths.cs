using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>The paths at which a site serves a file as a page.</summary>
internal static partial class PagePaths
{
    private const string Index = "index";

    /// <summary>Null where they are not known, as of a part of a page or of a template that a program serves.</summary>
    public static IReadOnlyList<string>? Of(string page, SettingsFile settings) =>
        OfRoute(Relative(page, settings.Scope)) ?? (settings.Root is { } root ? OfFile(Relative(page, root), settings.AreUrlsClean) : null);

    // Folders of pages are their paths in Next.js, Nuxt and Astro. What is in square brackets is known only when it is asked for.
    private static IReadOnlyList<string>? OfRoute(string? relative)
    {
        if (relative is null)
            return null;
        if (AppRoute().Match(relative) is { Success: true } app)
        {
            var folders = app.Groups["folders"]
                .Value.Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Where(name => !(name[0] == '(' && name[^1] == ')') && name[0] != '@')
                .ToList();
            return folders.Any(name => name.Contains('[', StringComparison.Ordinal) || name[0] == '(')
                ? null
                : ["/" + string.Join('/', folders)];
        }

        if (
            PageRoute().Match(relative) is not { Success: true } route
            || route.Groups["name"].Value is var name
                && (name.Contains('[', StringComparison.Ordinal) || name.Contains("/_", StringComparison.Ordinal))
        )
            return null;
        return
        [
            name == "/" + Index ? "/"
            : name.EndsWith("/" + Index, StringComparison.Ordinal) ? name[..^(Index.Length + 1)]
            : name,
        ];
    }

    private static IReadOnlyList<string>? OfFile(string? relative, bool? areClean)
    {
        if (relative is null || !StaticPage().IsMatch(relative))
            return null;
        var path = "/" + relative;
        var bare = path[..path.LastIndexOf('.')];
        if (bare.EndsWith("/" + Index, StringComparison.OrdinalIgnoreCase))
            return [bare[..^Index.Length]];
        return areClean switch
        {
            true => [bare],
            false => [path],
            null => [path, bare],
        };
    }

    // Null where it is not below the folder.
    private static string? Relative(string page, string folder)
    {
        var relative = Path.GetRelativePath(folder, page).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    [GeneratedRegex(@"^(src/)?app/(?<folders>(.*/)?)page\.(tsx|jsx|js|mdx)$", RegexOptions.CultureInvariant)]
    private static partial Regex AppRoute();

    [GeneratedRegex(@"^(src/|app/)?pages(?<name>/.+)\.(tsx|jsx|vue|astro|mdx?)$", RegexOptions.CultureInvariant)]
    private static partial Regex PageRoute();

    [GeneratedRegex(@"\.(html?|xhtml)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StaticPage();
}
