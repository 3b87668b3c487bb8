using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcdocRule : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.Srcdoc,
            Severity = Severity.Error,
            Summary = "The widget's iframe has no srcdoc.",
            Why = "A srcdoc, even an empty one, is shown in the place of the src.",
            Fix = "Remove srcdoc.",
            Link = RuleLinks.Srcdoc,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" srcdoc=\"Please wait\"")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(embed => embed.Has("srcdoc"))
            .Select(embed => new Finding(Info, "srcdoc is shown in the place of the src.", embed.Place)
            {
                Embed = embed,
                Breaks = PredictedCapabilities.All,
            });

    public IEnumerable<Gap> Gaps(HostPage page) =>
        page
            .Embeds
            // Of attributes that an expression adds another rule says more.
            .Where(embed => embed.Attributes.ContainsKey("srcdoc") && embed.IsUnknown("srcdoc"))
            .Select(embed => new Gap(Info, embed, PredictedCapabilities.All, "an expression makes the iframe's srcdoc"));
}
