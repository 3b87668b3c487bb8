using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

// Public, as the compiler of components makes those that show them public.

/// <summary>A scenario as the page shows it.</summary>
/// <param name="Id">Of its element: stable from run to run, so that a link to it goes on.</param>
/// <param name="Run">The run that it belongs to.</param>
/// <param name="Case">The scenario.</param>
/// <param name="Files">Its attachments, copied.</param>
/// <param name="AttemptFiles">Those of each earlier attempt.</param>
public sealed record HtmlCase(
    string Id,
    ReportRun Run,
    ReportCase Case,
    IReadOnlyList<HtmlFile> Files,
    IReadOnlyList<IReadOnlyList<HtmlFile>> AttemptFiles
)
{
    /// <summary>What elements and files of a scenario are called: letters, digits and hyphens only, and no name twice.</summary>
    public static string Name(string scenario, ISet<string> taken)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(taken);
        var slug = new string([.. scenario.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(60)]);
        var name = slug;
        for (var number = 2; !taken.Add(name); number++)
            name = $"{slug}-{number}";
        return name;
    }
}

/// <summary>An attachment beside the page.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Path">Relative to the page; null when it was not to be had.</param>
/// <param name="Original">Where it was.</param>
/// <param name="Width">Of a picture, in pixels; otherwise 0.</param>
/// <param name="Height">Of a picture, in pixels; otherwise 0.</param>
public sealed record HtmlFile(AttachmentKind Kind, string? Path, string Original, int Width, int Height);
