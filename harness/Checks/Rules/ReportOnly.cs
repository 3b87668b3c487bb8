using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class ReportOnly : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.ReportOnly,
            Severity = Severity.Info,
            Summary = "No policy that only reports would keep the widget out, or the microphone from it.",
            Why = "Such a policy is tried before it is put in force. On that day the embed fails.",
            Fix = "Name the widget's origin in it before it is put in force.",
            Link = RuleLinks.FrameSource,
            Passing = Examples.Behind(ContentSecurityPolicy.ReportOnlyName, "frame-src https://koji.so"),
            Failing = Examples.Behind(ContentSecurityPolicy.ReportOnlyName, "default-src 'self'"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(embed => embed.Url is not null)
            .SelectMany(embed =>
                Frames(page, embed)
                    .Concat(Microphone(page, embed))
                    .Select(message => new Finding(Info, message, Place.Headers) { Embed = embed })
            );

    private static IEnumerable<string> Frames(HostPage page, Embed embed) =>
        from policy in ContentSecurityPolicy.ParseAll(page.Values(ContentSecurityPolicy.ReportOnlyName), isMeta: false)
        where page.Allows(policy, embed) == false
        select $"{ContentSecurityPolicy.ReportOnlyName}: '{policy.FrameDirective}' would not let the page frame {page.OriginOf(embed)}.";

    private static IEnumerable<string> Microphone(HostPage page, Embed embed)
    {
        var values = page.Values(PermissionsPolicyHeader.ReportOnlyName);
        if (
            !embed.IsText
            && page.OriginOf(embed) is { } widget
            && PermissionsPolicyHeader.Of(values, Feature).List is { } list
            && PermissionsPolicyRule.Lets(list, page, widget) == false
        )
            yield return $"{PermissionsPolicyHeader.ReportOnlyName}: {string.Join(", ", values)} would keep the microphone from {PermissionsPolicyRule.Kept(list, page, widget)}.";
    }
}
