using System.Collections.Frozen;
using KojiWidgetHarness.Checks.Fixes;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>Pages in files.</summary>
public static class PageFiles
{
    /// <summary>Larger files are not pages that somebody wrote.</summary>
    public const long LargestBytes = 64 * 1024 * 1024;

    // A file of another kind is only searched, which is not worth while in what a machine made.
    private const long LargestSearched = 4 * 1024 * 1024;
    private const int MostAddresses = 20;

    private static readonly FrozenDictionary<string, PageLanguage> Languages = new Dictionary<string, PageLanguage>
    {
        [".html"] = PageLanguage.Html,
        [".htm"] = PageLanguage.Html,
        [".xhtml"] = PageLanguage.Html,
        [".shtml"] = PageLanguage.Html,
        [".php"] = PageLanguage.Html,
        [".phtml"] = PageLanguage.Html,
        [".erb"] = PageLanguage.Html,
        [".ejs"] = PageLanguage.Html,
        [".hbs"] = PageLanguage.Html,
        [".handlebars"] = PageLanguage.Html,
        [".mustache"] = PageLanguage.Html,
        [".njk"] = PageLanguage.Html,
        [".twig"] = PageLanguage.Html,
        [".j2"] = PageLanguage.Html,
        [".jinja"] = PageLanguage.Html,
        [".jinja2"] = PageLanguage.Html,
        [".liquid"] = PageLanguage.Html,
        [".tmpl"] = PageLanguage.Html,
        [".gohtml"] = PageLanguage.Html,
        [".gotmpl"] = PageLanguage.Html,
        [".jsp"] = PageLanguage.Html,
        [".jspf"] = PageLanguage.Html,
        [".ftl"] = PageLanguage.Html,
        [".ftlh"] = PageLanguage.Html,
        [".eex"] = PageLanguage.Html,
        [".heex"] = PageLanguage.Html,
        [".latte"] = PageLanguage.Html,
        [".tpl"] = PageLanguage.Html,
        [".aspx"] = PageLanguage.Html,
        [".ascx"] = PageLanguage.Html,
        [".master"] = PageLanguage.Html,
        [".jsx"] = PageLanguage.Jsx,
        [".tsx"] = PageLanguage.Jsx,
        [".vue"] = PageLanguage.Vue,
        [".svelte"] = PageLanguage.Markup,
        [".astro"] = PageLanguage.Astro,
        [".md"] = PageLanguage.Markdown,
        [".markdown"] = PageLanguage.Markdown,
        [".mdx"] = PageLanguage.Mdx,
        [".cshtml"] = PageLanguage.Razor,
        [".razor"] = PageLanguage.Razor,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Folders of generated files.
    private static readonly FrozenSet<string> Passed = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "node_modules",
        ".git",
        ".next",
        ".nuxt",
        ".output",
        ".svelte-kit",
        ".astro",
        ".angular"
    );

    // Beside a project of .NET it is what its build puts there; elsewhere it is anybody's.
    private static readonly FrozenSet<string> Built = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "bin", "obj");

    /// <summary>The endings of the files that are read as pages.</summary>
    public static IReadOnlyList<string> Endings => [.. Languages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Determines whether a file is read as a page by its ending; otherwise it is only searched for Koji's addresses.</summary>
    public static bool IsPage(string path) => Languages.ContainsKey(Path.GetExtension(path));

    /// <summary>
    /// All files under a folder, by name. Links, what tools put there and what a <c>.gitignore</c> excludes are passed over.
    /// </summary>
    public static IReadOnlyList<string> Find(string folder)
    {
        var options = new EnumerationOptions
        {
            AttributesToSkip = FileAttributes.System | FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        var found = new List<string>();
        var open = new Stack<(string Folder, IReadOnlyList<GitIgnore> Ignores)>([(folder, [])]);
        while (open.TryPop(out var next))
        {
            var ignores = GitIgnore.In(next.Folder) is { } own ? [.. next.Ignores, own] : next.Ignores;
            foreach (var inner in Directory.EnumerateDirectories(next.Folder, "*", options))
            {
                if (
                    !Passed.Contains(Path.GetFileName(inner))
                    && !(Built.Contains(Path.GetFileName(inner)) && IsOfProject(next.Folder))
                    && !IsIgnored(inner, isFolder: true, ignores)
                )
                    open.Push((inner, ignores));
            }

            found.AddRange(
                from file in Directory.EnumerateFiles(next.Folder, "*", options)
                where !IsIgnored(file, isFolder: false, ignores)
                select file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file
            );
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Reads one. A file of another ending counts as HTML.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">The folder that was named; null where the file itself was.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<PageReading> ReadAsync(string path, string? folder, CancellationToken cancellation)
    {
        try
        {
            // What is not a regular file has no length, and may have no end either.
            if (new FileInfo(path) is not { Length: > 0 and var length })
                return PageReading.Failed(path, "is empty. Name a file with a page in it.");
            if (length > LargestBytes)
                return PageReading.Failed(
                    path,
                    $"is larger than {LargestBytes / 1024 / 1024} MB. Check the page that it makes, by its URL."
                );
            var text = (await PageFile.ReadAsync(path, cancellation)).Text;
            var reading = Of(path, text, LanguageOf(path, text));
            return reading.Source is { } source
                ? reading with
                {
                    Source = source with { Imported = ImportedConstants.Of(path, text, folder) },
                }
                : reading;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return PageReading.Failed(path, $"cannot be read: {refused.Message}");
        }
    }

    /// <summary>Searches a file that is not read as a page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">The folder that was named.</param>
    /// <param name="widgetOrigins">Origins that count as Koji's besides the published ones.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<SearchedFile> SearchAsync(
        string path,
        string folder,
        IEnumerable<Uri> widgetOrigins,
        CancellationToken cancellation
    )
    {
        try
        {
            // What is not a regular file has no length, and may have no end either.
            if (new FileInfo(path) is not { Length: > 0 and var length })
                return new(path);
            if (length > LargestSearched)
                return MayBeText(path)
                    ? new(path) { Addresses = [$"the file is larger than {LargestSearched / 1024 / 1024} MB and was not searched"] }
                    : new(path);
            var text = (await PageFile.ReadAsync(path, cancellation)).Text;
            if (text.Contains('\0', StringComparison.Ordinal))
                return new(path);
            var found = KojiText.In(text, [.. widgetOrigins.Select(WebOrigin.Of).OfType<WebOrigin>()]);
            if (found.Count > 0 && IsScript(path) && text.Contains("iframe", StringComparison.OrdinalIgnoreCase))
                return SearchedFile.Of(path, text, folder) with
                {
                    Script = new()
                    {
                        Name = path,
                        Text = text,
                        Language = LanguageOf(path, text),
                        Imported = ImportedConstants.Of(path, text, folder),
                    },
                };
            return SearchedFile.Of(path, text, folder) with
            {
                Addresses =
                [
                    .. found
                        .Take(MostAddresses)
                        .Select(address => $"an address of Koji's in line {address.Line}, in a file that is not read as a page"),
                    .. found.Count > MostAddresses ? [$"{found.Count - MostAddresses} further addresses of Koji's"] : Array.Empty<string>(),
                ],
            };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new(path) { Addresses = [$"the file cannot be read: {refused.Message}"] };
        }
    }

    // React's components are often in files that end with .js.
    internal static PageLanguage LanguageOf(string path, string text) =>
        Languages.TryGetValue(Path.GetExtension(path), out var language) ? language
        : !IsScript(path) ? PageLanguage.Html
        : !path.EndsWith("ts", StringComparison.OrdinalIgnoreCase)
        && text.Contains("<iframe", StringComparison.OrdinalIgnoreCase)
        && TemplateTags.Find(text, "iframe", PageLanguage.Jsx).Any()
            ? PageLanguage.Jsx
        : PageLanguage.Script;

    private static bool IsScript(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".js" or ".mjs" or ".cjs" or ".ts" or ".mts" or ".cts";

    // Very large files are pictures, films and archives, which end with a name that says so or begin with what no text has.
    private static bool MayBeText(string path)
    {
        Span<byte> start = stackalloc byte[512];
        using var file = File.OpenRead(path);
        return file.Read(start) is var length
            && start[..length].IndexOfAnyInRange((byte)0, (byte)8) < 0
            && start[..length].IndexOfAnyExceptInRange((byte)0, (byte)0xEF) < 0;
    }

    /// <summary>Takes a text for a page.</summary>
    public static PageReading Of(string name, string text, PageLanguage language) =>
        string.IsNullOrWhiteSpace(text) ? PageReading.Failed(name, "is empty. Name a file with a page in it.")
        : text.Contains('\0', StringComparison.Ordinal) ? PageReading.Failed(name, "is not text. Name a file with a page in it.")
        : PageReading.Of(
            new()
            {
                Name = name,
                Text = text,
                Language = IsDocument(text) && language == PageLanguage.Jsx ? PageLanguage.Html : language,
            }
        );

    private static bool IsOfProject(string folder) =>
        Directory.EnumerateFiles(folder, "*.?sproj").Any() || Directory.EnumerateFiles(folder, "*.vbproj").Any();

    // An ending may lie.
    private static bool IsDocument(string text) => text.AsSpan().TrimStart().StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase);

    private static bool IsIgnored(string path, bool isFolder, IReadOnlyList<GitIgnore> ignores)
    {
        var excluded = false;
        foreach (var ignore in ignores)
            excluded = ignore.Excludes(path, isFolder) ?? excluded;
        return excluded;
    }
}

/// <summary>A page that was read, or why it was not.</summary>
/// <param name="Name">Its file or address.</param>
/// <param name="Source">The page; null when it could not be read.</param>
/// <param name="Error">Why not, and what to do, in one line; null when it was read.</param>
public sealed record PageReading(string Name, PageSource? Source, string? Error)
{
    internal static PageReading Of(PageSource source) => new(source.Name, source, null);

    internal static PageReading Failed(string name, string error) => new(name, null, error);
}
