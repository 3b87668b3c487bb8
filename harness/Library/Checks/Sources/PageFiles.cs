using System.Collections.Frozen;
using KojiWidgetHarness.Harness.Checks.Fixes;
using KojiWidgetHarness.Harness.Checks.Pages;

namespace KojiWidgetHarness.Harness.Checks.Sources;

/// <summary>Pages in files.</summary>
public static class PageFiles
{
    /// <summary>Files that are larger are no page that somebody wrote.</summary>
    public const long LargestBytes = 64 * 1024 * 1024;

    private static readonly FrozenDictionary<string, PageLanguage> Languages = new Dictionary<string, PageLanguage>
    {
        [".html"] = PageLanguage.Html, [".htm"] = PageLanguage.Html, [".xhtml"] = PageLanguage.Html,
        [".jsx"] = PageLanguage.Jsx, [".tsx"] = PageLanguage.Jsx,
        [".vue"] = PageLanguage.Vue,
        [".cshtml"] = PageLanguage.Razor, [".razor"] = PageLanguage.Razor,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // What tools put there is not what somebody wrote.
    private static readonly FrozenSet<string> Passed = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "node_modules", "bin", "obj");

    /// <summary>The endings of the files that a folder is searched for.</summary>
    public static IReadOnlyList<string> Endings => [.. Languages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>All pages under a folder, by name. Hidden folders, links and what tools put there are passed over.</summary>
    public static IReadOnlyList<string> Find(string folder)
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        var found = new List<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var next))
        {
            foreach (var inner in Directory.EnumerateDirectories(next, "*", options))
            {
                if (!Passed.Contains(Path.GetFileName(inner)))
                    open.Push(inner);
            }

            found.AddRange(
                from file in Directory.EnumerateFiles(next, "*", options)
                where Languages.ContainsKey(Path.GetExtension(file))
                select file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Reads one. A file of another ending counts as HTML.</summary>
    public static async Task<PageReading> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(path).Length > LargestBytes)
                return PageReading.Failed(path, $"is larger than {LargestBytes / 1024 / 1024} MB. Check the page that it makes, by its URL.");
            return Of(path, (await PageFile.ReadAsync(path, cancellation)).Text, Languages.GetValueOrDefault(Path.GetExtension(path), PageLanguage.Html));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return PageReading.Failed(path, $"cannot be read: {refused.Message}");
        }
    }

    /// <summary>Takes a text for a page.</summary>
    public static PageReading Of(string name, string text, PageLanguage language) =>
        string.IsNullOrWhiteSpace(text) ? PageReading.Failed(name, "is empty. Name a file with a page in it.")
        : text.Contains('\0', StringComparison.Ordinal) ? PageReading.Failed(name, "is no text. Name a file with a page in it.")
        : PageReading.Of(new() { Name = name, Text = text, Language = language });
}
