using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

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
        where embed.Known is not null
        from policy in page.Policies.Concat(embed.Outer.SelectMany(frame => frame.Policies).Select(policy => (Policy: policy, embed.Place)))
        where page.Allows(policy.Policy, embed) == false
        select new Finding(Info, Message(policy.Policy, embed, page), policy.Place)
        {
            Embed = embed,
            Breaks = PredictedCapabilities.All,
            Fix = FixOf(policy.Policy, embed, page),
        };

    public IEnumerable<Gap> Gaps(HostPage page) =>
        from embed in page.Embeds
        let gap = GapOf(embed, page)
        where gap is not null
        select gap;

    private Gap? GapOf(Embed embed, HostPage page)
    {
        if (embed.HasUnknownAttributes)
            return new(Info, embed, PredictedCapabilities.All, "an expression adds attributes to the iframe, or takes them away");
        if (page.OpenBecause(ContentSecurityPolicy.HeaderName, EmbedderPolicy.Name) is { } open)
            return new(Info, embed, PredictedCapabilities.All, open);
        if (embed.Known is null)
            return new(Info, embed, PredictedCapabilities.All, "an expression makes the src");
        if (page.MetaPolicies.Any(meta => meta.IsUnknown))
            return new(Info, embed, PredictedCapabilities.All, "an expression makes a policy in a meta element of the page");
        if (page.Policies.Any(policy => page.Allows(policy.Policy, embed) is null))
            return new(Info, embed, PredictedCapabilities.All, page.Origin is null ? "the page's own origin is not known" : "an expression makes the end of the src, and a policy names a path");
        if (page.HasServiceWorker)
            return new(Info, embed, PredictedCapabilities.All, "a service worker may answer instead of the server: what it sends was not read (--live sees it)");
        if (embed.Attributes.ContainsKey("csp"))
            return new(Info, embed, PredictedCapabilities.All, "the iframe's csp has to be accepted by Koji's answer, which only a browser sees (--live)");
        return embed.Url is null ? new(Info, embed, PredictedCapabilities.Loads, "an expression makes the end of the src") : null;
    }

    private static bool IsUpgraded(Embed embed, HostPage page) => embed.Known is { Scheme: "http" } && page.Asked(embed) is { Scheme: "https" };

    private static string Message(ContentSecurityPolicy policy, Embed embed, HostPage page)
    {
        var asked = page.OriginOf(embed)?.ToString() ?? SrcApiKey.Hide(embed.Src);
        return IsUpgraded(embed, page)
            ? $"upgrade-insecure-requests makes the browser ask for {asked}, which '{policy.FrameDirective}' does not let the page frame."
            : $"'{policy.FrameDirective}' does not let the page frame {asked}.";
    }

    // The policy as --fix writes it.
    private static string FixOf(ContentSecurityPolicy policy, Embed embed, HostPage page)
    {
        var corrected = TextEdit.Apply(policy.Text, FramePolicyFix.Edits(policy.Text, policy.IsMeta, page)).Trim();
        return embed.IsKoji && corrected != policy.Text.Trim()
            ? $"Write the policy as: {corrected}{(IsUpgraded(embed, page) ? "; and https:// in the src" : "")}."
            : $"Name {page.OriginOf(embed)} in frame-src{(IsUpgraded(embed, page) ? ", and write https:// in the src" : "")}.";
    }
}
