using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A component of Astro.</summary>
internal static partial class AstroText
{
    /// <summary>The text with its front matter, comments, scripts and styles blanked, every other character in its place.</summary>
    public static string TemplateOf(string text)
    {
        var written = text.ToCharArray();
        foreach (var other in Other().EnumerateMatches(text))
        {
            for (var index = other.Index; index < other.Index + other.Length; index++)
            {
                if (written[index] is not ('\r' or '\n'))
                    written[index] = ' ';
            }
        }

        return new(written);
    }

    [GeneratedRegex(
        @"\A\s*---\r?\n[\s\S]*?\n---[^\S\n]*(?=\r?\n|\z)|<!--[\s\S]*?(-->|\z)|<script\b[\s\S]*?(</script[^>]*>|\z)|<style\b[\s\S]*?(</style[^>]*>|\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Other();
}
