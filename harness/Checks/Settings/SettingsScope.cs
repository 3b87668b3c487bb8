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

    /// <summary>Whether a file is in a folder or below, or is itself what stands for the folder.</summary>
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
