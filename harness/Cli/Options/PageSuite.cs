using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Sites;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>Which scenarios run on somebody's page, and in which order.</summary>
internal static class PageSuite
{
    /// <summary>On the host's own page all that were chosen; on another first the page as it stands, then what fits its embed.</summary>
    public static IReadOnlyList<Scenario> Fit(IReadOnlyList<Scenario> chosen, PageEmbed? embed, RunOptions options)
    {
        if (embed is null)
            return chosen;

        var all = PageScenarios
            .All.Where(scenario => !options.Live || !scenario.NeedsSimulator)
            .Concat(chosen.Except(PageScenarios.All))
            .ToList();
        if (embed.Mode != "text")
            return all;
        var heard = all.Where(scenario => !scenario.NeedsVoice).ToList();
        Console.Error.WriteLine($"The embed says mode=text: {all.Count - heard.Count} scenarios about the microphone are left out.");
        return heard;
    }

    /// <summary>Whether nothing can be learnt of a page after this.</summary>
    public static bool EndsWith(ScenarioResult result) =>
        result.Verdict != Verdict.Pass && PageScenarios.All.Any(scenario => scenario.Name == result.Name);
}
