using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Setup;

/// <summary>A scenario file of a page: a healthy interview with its iframe's attributes, in which no error may appear.</summary>
internal static class PageDraft
{
    private const string Mode = "mode";
    private const string Text = "text";
    private const string Voice = "voice";
    private const int MostFindings = 5;

    private static readonly string[] Carried = ["allow", "sandbox", "csp", "loading"];

    /// <summary>Reads the page and makes the file, or says why there is none.</summary>
    /// <exception cref="EnvironmentException">The page does not answer.</exception>
    public static async Task<(ScenarioDraft? Draft, string? Problem)> OfAsync(
        WebAddress address,
        string name,
        CancellationToken cancellation
    )
    {
        using var fetcher = new PageFetcher();
        var reading = await fetcher.GetAsync(address, cancellation);
        return reading.Source is { } source
            ? Of(source, address, name)
            : throw new EnvironmentException(ScenarioDraft.Note($"{reading.Name} {reading.Error}"));
    }

    /// <summary>Makes the file of a page that was read.</summary>
    public static (ScenarioDraft? Draft, string? Problem) Of(PageSource source, WebAddress address, string name)
    {
        var page = PageReader.Read(source, new([]));
        var title = page.Title is { Length: > 0 } known ? $"'{known}'" : "without a title";
        if (page.Embeds.FirstOrDefault(embed => embed.Address is not null) is not { } embed)
            return (
                null,
                ScenarioDraft.Note(
                    $"{source.Name} ({title}) has no iframe with Koji's widget as its server sends it. Where a script adds it, run koji-harness run --page, or begin with --from {HealthyScenarios.HealthyText.Name}."
                )
            );

        var said = embed.Parameters.FirstOrDefault(parameter => parameter.Name == Mode).Value;
        var model = said == Text ? HealthyScenarios.HealthyText : HealthyScenarios.HealthyVoice;
        string[] notes =
        [
            .. new string?[]
            {
                $"From {source.Name}, {title}: the iframe in line {embed.Place.Line}, {Attributes(embed)}.",
                said is Text or Voice
                    ? null
                    : "Its src says no mode, which is the project's to say: voice, as it tries the microphone, too.",
                IsMalformed(ProjectOf(embed)) ? null : "Its project is not in the file: a project of the simulator stands in for it.",
                OtherParameters(embed),
                embed.Outer.Count > 0 ? "The frames around it are not in the file." : null,
                page.Embeds.Count > 1 ? $"The page has {page.Embeds.Count} widgets: this is the first." : null,
                "Headers and scripts of the page are not in the file: it has them where it is run with --page.",
            }
                .OfType<string>()
                .Concat(Findings(new PageChecker([]).Check(source), embed.Place.Line))
                .Select(ScenarioDraft.Note),
        ];
        var scenario = model with
        {
            Purpose = "The widget as the page embeds it; no error may appear.",
            Embed = Settings(embed, said is Text or Voice ? said : Voice),
        };
        return (new(StarterFile.Write(name, scenario, notes), notes) { Page = address }, null);
    }

    private static EmbedSettings Settings(Embed embed, string mode)
    {
        var project = ProjectOf(embed);
        var settings = new EmbedSettings
        {
            Mode = mode,
            Allow = embed["allow"],
            Sandbox = embed["sandbox"],
            Csp = embed["csp"],
            Lazy = string.Equals(embed["loading"], "lazy", StringComparison.OrdinalIgnoreCase),
        };
        return IsMalformed(project) ? settings with { Project = project! } : settings; // Only one that is there is malformed.
    }

    private static string Attributes(Embed embed)
    {
        string[] all = [.. Carried.Where(embed.Has).Select(attribute => $"{attribute}=\"{embed[attribute]}\"")];
        return all.Length > 0 ? $"with {string.Join(' ', all)}" : "without allow and sandbox";
    }

    // Their values may say who somebody is.
    private static string? OtherParameters(Embed embed) =>
        embed.Parameters.Select(parameter => parameter.Name).Where(name => name != Mode).Distinct().ToList() is { Count: > 0 } others
            ? $"These parameters of its src are not in the file: {string.Join(", ", others)}."
            : null;

    private static IEnumerable<string> Findings(CheckedPage page, int line)
    {
        var wrong = page.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        foreach (var finding in wrong.Take(MostFindings))
            yield return $"check finds: {finding.Message} ({finding.Rule})";
        if (wrong.Count > MostFindings)
            yield return $"check finds {wrong.Count - MostFindings} more.";
        if (page.Embeds.FirstOrDefault(embed => embed.Line == line)?.Predicts is not { } predicted)
            yield break;
        string[] fails =
        [
            .. new[]
            {
                (predicted.Loads, "does not load"),
                (predicted.Microphone, "gets no microphone"),
                (predicted.Messages, "is not heard by the page"),
            }
                .Where(part => part.Item1 == false)
                .Select(part => part.Item2),
        ];
        if (fails.Length > 0)
            yield return $"check predicts that the widget {string.Join(", ", fails)} in this page: the scenario fails there until that is fixed.";
    }

    private static string? ProjectOf(Embed embed) => embed.Url is { } src ? Uri.UnescapeDataString(src.Segments[^1].Trim('/')) : null;

    private static bool IsMalformed(string? project) => project is { Length: > 0 } && !Guid.TryParse(project, out _);
}
