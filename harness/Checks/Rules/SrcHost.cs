using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcHost : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcHost,
            Severity = Severity.Error,
            Summary = "The src is one of the addresses at which Koji serves its widget.",
            Why = "Another host or path has no widget: the iframe stays empty or shows an error page, and fires load all the same.",
            Fix = $"Use {string.Join(" or ", KojiAddress.Published)}; name your own origin with --widget-origin.",
            Link = RuleLinks.Iframe,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag($"https://www.getkoji.com/embed/{Examples.Project}")),
        };

    // A host of Koji's own domains that is not published has no widget; one elsewhere may be somebody's own Koji.
    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(embed => embed is { IsKoji: false, Known: not null })
            .Select(embed => new Finding(
                Info,
                $"{embed.Origin}{embed.Url?.AbsolutePath} is not where Koji serves its widget{(KojiSites.IsOfKojisDomain(embed.Known!) ? "." : ", as far as is published.")}",
                embed.Place
            )
            {
                Embed = embed,
                Breaks = KojiSites.IsOfKojisDomain(embed.Known!) ? PredictedCapabilities.All : PredictedCapabilities.None,
            });

    public IEnumerable<Gap> Gaps(HostPage page) =>
        page
            .Embeds.Where(embed => embed is { IsKoji: false, Known: not null } && !KojiSites.IsOfKojisDomain(embed.Known!))
            .Select(embed => new Gap(
                Info,
                embed,
                PredictedCapabilities.All,
                "whether this host is Koji's is not known: if it is yours, name it with --widget-origin"
            ));
}
