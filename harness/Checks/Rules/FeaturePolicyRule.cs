using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class FeaturePolicyRule : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.FeaturePolicy,
            Severity = Severity.Error,
            Summary = "No legacy Feature-Policy keeps the microphone from the widget.",
            Why = "Chromium still reads the header where no Permissions-Policy speaks of the microphone.",
            Fix = "Send Permissions-Policy in its place.",
            Link = RuleLinks.PermissionsPolicy,
            Passing = Examples.Behind(PermissionsPolicyHeader.LegacyName, "microphone 'self' https://koji.so"),
            Failing = Examples.Behind(PermissionsPolicyHeader.LegacyName, "microphone 'none'"),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        var values = page.Values(PermissionsPolicyHeader.LegacyName);
        if (
            values.Count == 0
            || PermissionsPolicyHeader.Of(page.Values(PermissionsPolicyHeader.Name), Feature).List is not null
            || PermissionsPolicyHeader.OfLegacy(values, Feature) is not { } list
        )
            yield break;
        foreach (
            var embed in page.Embeds.Where(embed =>
                embed.Origin is not null && PermissionsPolicyRule.Lets(list, page, page.OriginOf(embed)!) == false
            )
        )
        {
            yield return new(
                Info,
                $"Feature-Policy: {string.Join(", ", values)} keeps the microphone from {PermissionsPolicyRule.Kept(list, page, page.OriginOf(embed)!)}.",
                page.PlaceOf(PermissionsPolicyHeader.LegacyName)
            )
            {
                Embed = embed,
                Breaks = PredictedCapabilities.Microphone,
                Fix = $"Send Permissions-Policy: microphone=(self \"{embed.Origin}\") in its place.",
            };
        }
    }
}
