using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcHttps : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcHttps,
            Severity = Severity.Error,
            Summary = "The src begins with https.",
            Why =
                "A page on https does not load an insecure iframe at all (mixed content), and an insecure widget gets no microphone anywhere.",
            Fix = "Write https:// in the src.",
            Link = RuleLinks.MixedContent,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag($"http://koji.so/api/v1/embed/{Examples.Project}")),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        foreach (var embed in page.Embeds.Where(embed => embed.Known is { Scheme: not "https" }))
        {
            if (page.Asked(embed) is not { Scheme: not "https" } asked || WebOrigin.Of(asked) is { IsTrustworthy: true })
                continue;
            var breaks =
                asked.Scheme != "http" ? PredictedCapabilities.All
                : page.Origin is { Scheme: "https" } ? PredictedCapabilities.All
                : PredictedCapabilities.Microphone;
            yield return new(Info, $"The src is on {asked.Scheme}.", embed.Place) { Embed = embed, Breaks = breaks };
        }
    }

    public IEnumerable<Gap> Gaps(HostPage page) => page.Embeds.Select(embed => GapOf(embed, page)).OfType<Gap>();

    private Gap? GapOf(Embed embed, HostPage page)
    {
        if (page.Asked(embed) is not { } asked)
            return null;
        if (embed.Known is { Scheme: "http" } && asked.Scheme == "https" && KojiSites.AddressOf(asked) is null)
            return new(
                Info,
                embed,
                PredictedCapabilities.All,
                $"upgrade-insecure-requests asks for {WebOrigin.Of(asked)}: whether that answers over https only a browser sees (--live)"
            );
        return page.Origin is null && asked.Scheme == "http" && WebOrigin.Of(asked) is { IsTrustworthy: false }
            ? new(
                Info,
                embed,
                PredictedCapabilities.Loads | PredictedCapabilities.Messages,
                "whether the page is served over https is not known"
            )
            : null;
    }
}
