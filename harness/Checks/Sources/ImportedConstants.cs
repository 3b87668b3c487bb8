using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>Constants that a script or a component imports by a relative path: an address is often in a file of its own.</summary>
internal static partial class ImportedConstants
{
    private const long LargestBytes = 1024 * 1024;
    private const int MostImports = 100;

    private static readonly string[] Endings = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", "/index.ts", "/index.js"];

    /// <summary>By the names that they have in the file; empty where it makes no iframe.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">All of it.</param>
    /// <param name="within">The folder that was named, beyond which nothing is read; null where the file itself was.</param>
    public static IReadOnlyDictionary<string, string> Of(string path, string text, string? within)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!text.Contains("iframe", StringComparison.OrdinalIgnoreCase) || !text.Contains("import", StringComparison.Ordinal))
            return found;
        foreach (Match import in Import().Matches(text).Take(MostImports))
        {
            if (FileOf(path, import.Groups["from"].Value, within) is not { } file)
                continue;
            var exported = ScriptConstants.ExportedBy(file);
            foreach (Match name in Name().Matches(import.Groups["names"].Value))
            {
                if (exported.TryGetValue(name.Groups["name"].Value, out var value))
                    found[name.Groups["as"].Success ? name.Groups["as"].Value : name.Groups["name"].Value] = value;
            }
        }

        return found;
    }

    // What cannot be read says nothing: the address stays open.
    private static string? FileOf(string path, string from, string? within)
    {
        var stem = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", from));
        var top = within is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(within));
        try
        {
            // TypeScript's sources are imported by the names that they will have.
            string[] stems = from.EndsWith(".js", StringComparison.Ordinal) ? [stem, stem[..^3] + ".ts"] : [stem];
            return
                stems.SelectMany(known => Endings.Select(ending => new FileInfo(known + ending))).FirstOrDefault(file => file.Exists)
                    is { Length: > 0 and < LargestBytes } found
                && IsPlain(found, top)
                ? File.ReadAllText(found.FullName)
                : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // A tree may come from anybody: what it imports must be in it, and no link may lead out of it.
    private static bool IsPlain(FileInfo file, string? top)
    {
        if (file.LinkTarget is not null)
            return false;
        if (top is null)
            return true;
        for (var folder = file.Directory; folder is not null; folder = folder.Parent)
        {
            if (folder.FullName == top)
                return true;
            if (folder.LinkTarget is not null)
                return false;
        }

        return false;
    }

    [GeneratedRegex(
        @"\bimport\s+(\w+\s*,\s*)?\{(?<names>[^{}]*)\}\s*from\s*(?<quote>[""'])(?<from>\.{1,2}/[^""']+)\k<quote>",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Import();

    [GeneratedRegex(
        @"(?<![\w$])(?!type\s)(?<name>[A-Za-z_$][\w$]*)(\s+as\s+(?<as>[A-Za-z_$][\w$]*))?\s*(,|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Name();
}
