using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class StrayCharactersRule : IRule
{
    // Attributes of which a browser makes something else with these characters in them.
    private static readonly string[] Names = ["src", "allow", "sandbox", "title", "width", "height", "referrerpolicy", "loading", "style"];

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.StrayCharacters,
            Severity = Severity.Error,
            Summary = "The values of the iframe's attributes are in straight quotes.",
            Why =
                "To a browser typographic quotes, and spaces other than the usual one, are part of the value: the src is then an address of your own site, and allow names no feature.",
            Fix = "Write straight quotes (\") around the value.",
            Link = RuleLinks.Iframe,
            Passing = Examples.Good,
            Failing = Examples.Page(
                $"<iframe title=\"Interview\" src=\u201Dhttps://koji.so/api/v1/embed/{Examples.Project}\u201D allow=\u201Dmicrophone\u201D></iframe>"
            ),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        foreach (var embed in page.Embeds)
        {
            var names = Names.Where(name => embed[name] is { } value && StrayCharacters.Surround(value)).ToList();
            if (names.Count == 0)
                continue;
            yield return new(
                Info,
                $"{string.Join(", ", names)}: the value has typographic quotes or invisible spaces around it, which are part of it.",
                embed.Place
            )
            {
                Embed = embed,
                Breaks = embed.Known is null && names.Contains("src") ? PredictedCapabilities.All : PredictedCapabilities.None,
            };
        }
    }
}
