using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcGeneration : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcGeneration,
            Severity = Severity.Info,
            Summary = "The src is of the newer of Koji's two published generations.",
            Why = "Koji's newer texts name another address for the widget. The older one may go on for long; it is not known for how long.",
            Fix = $"Try {KojiAddress.Newer}, and see that the interview works there: guide_id is gone, theme is dark by default.",
            Link = RuleLinks.Koji,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag($"https://app.getkoji.com/embed/{Examples.Project}?mode=voice")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(embed => embed.Address is { } address && address != KojiAddress.Newer)
            .Select(embed => new Finding(Info, $"{embed.Address!.Base.Host} is the address of the older generation.", embed.Place)
            {
                Embed = embed,
            });
}
