using System.Globalization;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Which major version of helmet a project uses: what it sends by itself is not the same in all of them.</summary>
internal static partial class HelmetVersion
{
    /// <summary>As the nearest <c>package.json</c> names it; null where that is not one version.</summary>
    /// <param name="file">The file that uses helmet.</param>
    /// <param name="named">The folder that was named.</param>
    public static int? Of(string file, string named)
    {
        var top = Path.GetFullPath(named);
        for (var folder = SettingsScope.FolderOf(file); folder.Length >= top.Length; folder = Path.GetDirectoryName(folder) ?? "")
        {
            var package = new FileInfo(Path.Combine(folder, "package.json"));
            if (package is { Exists: true, LinkTarget: null, Length: > 0 and < 1024 * 1024 } && Named().Match(ReadOrEmpty(package)) is { Success: true } match)
                return int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static string ReadOrEmpty(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(
        @"""helmet""\s*:\s*""[\^~=v\s]*(?<major>\d{1,3})(\.[\dx*]+){0,2}(-[\w.]+)?""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
