using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>A scenario as the page shows it.</summary>
/// <param name="Id">Of its element: stable from run to run, so that a link to it goes on.</param>
/// <param name="Run">The run that it belongs to.</param>
/// <param name="Case">The scenario.</param>
/// <param name="Files">Its attachments, copied.</param>
/// <param name="AttemptFiles">Those of each earlier attempt.</param>
internal sealed record HtmlCase(string Id, ReportRun Run, ReportCase Case, IReadOnlyList<HtmlFile> Files, IReadOnlyList<IReadOnlyList<HtmlFile>> AttemptFiles)
{
    /// <summary>What elements and files of a scenario are called: letters, digits and hyphens only, and no name twice.</summary>
    public static string Name(string scenario, ISet<string> taken)
    {
        var slug = new string([.. scenario.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(60)]);
        var name = slug;
        for (var number = 2; !taken.Add(name); number++)
            name = $"{slug}-{number}";
        return name;
    }
}
