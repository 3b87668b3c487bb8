using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SecureContext : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SecureContext,
            Severity = Severity.Error,
            Summary = "The page is served over https (or from this machine).",
            Why = "On an insecure page, and in every frame of it, browsers have no navigator.mediaDevices: the widget finds no microphone.",
            Fix = "Serve the page over https.",
            Link = RuleLinks.SecureContexts,
            Passing = Examples.Good,
            Failing = Examples.Good with { Address = new("http://shop.example/") },
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        page.Origin is { IsTrustworthy: false }
            ? page.Embeds.Select(embed => new Finding(Info, $"The page is at {page.Origin}, which is insecure.", embed.Place)
            {
                Embed = embed,
                Breaks = PredictedCapabilities.Microphone,
            })
            : [];

    public IEnumerable<Gap> Gaps(HostPage page) =>
        page.Origin is null
            ? page.Embeds.Select(embed => new Gap(
                Info,
                embed,
                PredictedCapabilities.Microphone,
                "where the page is served is not known: check its URL"
            ))
            : [];
}
