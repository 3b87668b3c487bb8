using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class EmbedderPolicyRule : IRule
{
    private const string Credentialless = "credentialless";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.EmbedderPolicy,
            Severity = Severity.Error,
            Summary = "The page is not isolated by Cross-Origin-Embedder-Policy, or the iframe is credentialless.",
            Why = "An isolated page frames only what asks to be isolated too, and Koji's texts say nothing of that. The frame stays empty.",
            Fix = "Leave the header out on this page, or write credentialless into the iframe: the widget then has no cookies.",
            Link = RuleLinks.EmbedderPolicy,
            Passing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" credentialless"), (EmbedderPolicy.Name, "require-corp")),
            Failing = Examples.Behind(EmbedderPolicy.Name, "require-corp"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        Isolating(page) is { } value
            ? page
                .Embeds.Where(embed => !embed.Has(Credentialless) && !embed.IsUnknown(Credentialless))
                .Select(embed => new Finding(
                    Info,
                    $"{EmbedderPolicy.Name}: {value} keeps the widget out.",
                    page.PlaceOf(EmbedderPolicy.Name)
                )
                {
                    Embed = embed,
                    Breaks = PredictedCapabilities.All,
                })
            : [];

    public IEnumerable<Gap> Gaps(HostPage page) =>
        Isolating(page) is not null
            ? page
                .Embeds.Where(embed => embed.IsUnknown(Credentialless))
                .Select(embed => new Gap(Info, embed, PredictedCapabilities.All, "an expression makes the iframe's credentialless"))
        : page.Origin is null && EmbedderPolicy.Of(page.Values(EmbedderPolicy.Name)) is { } value
            ? page
                .Embeds.Where(embed => !embed.Has(Credentialless))
                .Select(embed => new Gap(
                    Info,
                    embed,
                    PredictedCapabilities.All,
                    $"{EmbedderPolicy.Name}: {value} keeps the widget out unless the page is served by http alone, and where it is served is not known: give --served-at"
                ))
        : [];

    private static string? Isolating(HostPage page) =>
        page.Origin is { IsTrustworthy: true } ? EmbedderPolicy.Of(page.Values(EmbedderPolicy.Name)) : null;
}
