using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Checks.Rules;

internal sealed class ReferrerPolicyRule : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = RuleIds.ReferrerPolicy,
        Severity = Severity.Info,
        Summary = "The iframe tells Koji which site it is on.",
        Why = "With no-referrer Koji is not told. Where it serves only domains that you allowed, it cannot see that yours is one.",
        Fix = "Take referrerpolicy away, or write origin.",
        Link = RuleLinks.ReferrerPolicy,
        Passing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" referrerpolicy=\"origin\"")),
        Failing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" referrerpolicy=\"no-referrer\"")),
    };

    // same-origin tells a page of another origin as little.
    public IEnumerable<Finding> Check(HostPage page) => page.Embeds
        .Where(embed => embed["referrerpolicy"]?.ToLowerInvariant() is "no-referrer" or "same-origin")
        .Select(embed => new Finding(Info, $"referrerpolicy=\"{embed["referrerpolicy"]}\" hides the page from Koji.", embed.Place) { Embed = embed });
}
