using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Checks.Policies;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Checks.Rules;

internal sealed class FrameSource : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = RuleIds.FrameSource,
        Severity = Severity.Error,
        Summary = "Every Content-Security-Policy of the page lets it frame the widget.",
        Why = "Where one does not, the browser shows an empty frame, and fires load as if it had loaded. frame-src decides; without it child-src, then default-src.",
        Fix = "Name the widget's origin in frame-src.",
        Link = RuleLinks.FrameSource,
        Passing = Examples.Behind(ContentSecurityPolicy.HeaderName, "default-src 'self'; frame-src https://koji.so"),
        Failing = Examples.Behind(ContentSecurityPolicy.HeaderName, "default-src 'self'"),
    };

    public IEnumerable<Finding> Check(HostPage page) =>
        from embed in page.Embeds
        where embed.Url is not null
        from policy in page.Policies
        where policy.Policy.AllowsFrame(page.Asked(embed)!, page.Origin) == false
        select new Finding(Info, $"'{policy.Policy.FrameDirective}' does not let the page frame {embed.Origin?.ToString() ?? SrcApiKey.Hide(embed.Src)}.", policy.Place)
        {
            Embed = embed,
            Breaks = Aspects.All,
            Fix = $"Name it: {(policy.Policy.FrameDirective!.StartsWith("frame-src", StringComparison.Ordinal) ? "… " : "frame-src ")}{embed.Origin}.",
        };

    public IEnumerable<Gap> Gaps(HostPage page)
    {
        if (!page.HasHeaders)
            return page.Embeds.Select(embed => new Gap(Info, embed, Aspects.All, HostPage.HeadersNotRead));
        return page.Embeds
            .Where(embed => embed.Url is null || page.Policies.Any(policy => policy.Policy.AllowsFrame(page.Asked(embed)!, page.Origin) is null))
            .Select(embed => new Gap(Info, embed, Aspects.All, embed.Url is null ? "an expression makes the src" : "the page's own origin is not known"));
    }
}
