using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>What can be fixed in a page's response headers without asking anybody.</summary>
internal static class HeaderFixes
{
    /// <summary>The headers that should take the place of those which break a rule for an embed of Koji's.</summary>
    public static IEnumerable<HeaderFix> Of(HostPage page, IReadOnlyList<IRule> rules)
    {
        var values = page.Values(ContentSecurityPolicy.HeaderName);
        var policies = values.Select(value => TextEdit.Apply(value, FramePolicyFix.Edits(value, isMeta: false, page))).ToList();
        if (!policies.SequenceEqual(values))
            yield return new(ContentSecurityPolicy.HeaderName, string.Join(", ", policies), "Everything else that the policy says is as it was.");

        // Where other pages suffer too, the new header could break them in another way.
        var (own, legacy) = (Suffering(RuleIds.PermissionsPolicy).Any(embed => embed.IsKoji), Suffering(RuleIds.FeaturePolicy) is { Count: > 0 } all && all.All(embed => embed.IsKoji));
        if ((own || legacy) && PermissionsPolicyFix.Of(page.Values(PermissionsPolicyHeader.Name), page) is { } value)
        {
            yield return new(PermissionsPolicyHeader.Name, value, own
                ? "The header's other members are as they were."
                : $"Of what it names, browsers no longer ask {PermissionsPolicyHeader.LegacyName}; that may go once its other features are here too.");
        }

        List<Embed> Suffering(RuleId id) =>
            [.. rules.Where(rule => rule.Info.Id == id).SelectMany(rule => rule.Check(page)).Where(PageChecker.IsReported).Select(finding => finding.Embed).OfType<Embed>()];
    }
}
