using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Which folder's pages a file of settings is for.</summary>
internal static class SettingsScope
{
    // What marks the folder of a project.
    private static readonly string[] Markers =
    [
        "package.json",
        "composer.json",
        "Gemfile",
        "manage.py",
        "pyproject.toml",
        "requirements.txt",
        "go.mod",
        "pom.xml",
        "build.gradle",
        ".git",
        "netlify.toml",
        "vercel.json",
        "firebase.json",
    ];

    // What is published of a project is in one of these.
    private static readonly HashSet<string> Published = new(StringComparer.OrdinalIgnoreCase)
    {
        "public",
        "static",
        "www",
        "wwwroot",
        "dist",
        "build",
        "out",
        "_site",
        "html",
        "htdocs",
        "public_html",
    };

    /// <summary>The folder of the project that a file belongs to, at most the one that was named.</summary>
    public static string ProjectOf(string file, string named)
    {
        var top = Path.GetFullPath(named);
        for (var folder = FolderOf(file); folder.Length > top.Length; folder = FolderOf(folder))
        {
            if (Markers.Any(marker => Path.Exists(Path.Combine(folder, marker))) || Directory.EnumerateFiles(folder, "*.?sproj").Any())
                return folder;
        }

        return top;
    }

    /// <summary>The folder of a file; where only what is published is in it, the one above.</summary>
    public static string AbovePublished(string file, string named)
    {
        var folder = FolderOf(file);
        return Published.Contains(Path.GetFileName(folder)) && folder.Length > Path.GetFullPath(named).Length ? FolderOf(folder) : folder;
    }

    /// <summary>The folder of a file.</summary>
    public static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file)) ?? Path.GetFullPath(file);

    /// <summary>The folder of a project that is published: one of the usual names, or the project's own.</summary>
    public static string PublishedOf(string project) =>
        Published.Select(name => Path.Combine(project, name)).FirstOrDefault(Directory.Exists) ?? project;

    /// <summary>Determines whether a file is in a folder or below, or is itself what stands for the folder.</summary>
    public static bool Has(string folder, string file)
    {
        var full = Path.GetFullPath(file);
        return full == folder
            || (
                full.Length > folder.Length
                && full.StartsWith(folder, StringComparison.Ordinal)
                && (full[folder.Length] is '/' or '\\' || folder.EndsWith('/'))
            );
    }
}

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
