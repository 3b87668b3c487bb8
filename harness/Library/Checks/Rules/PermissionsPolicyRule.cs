using KojiWidgetHarness.Harness.Checks.Fixes;
using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Checks.Policies;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Checks.Rules;

internal sealed class PermissionsPolicyRule : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } = new()
    {
        Id = RuleIds.PermissionsPolicy,
        Severity = Severity.Error,
        Summary = "The page's Permissions-Policy lets both the page and the widget's origin have the microphone.",
        Why = "What the header keeps from an origin no allow can give to it. A header that cannot be read is dropped whole, and protects nothing.",
        Fix = "Name the page itself and the widget's origin in it, or leave microphone out.",
        Link = RuleLinks.PermissionsPolicy,
        Passing = Examples.Behind(PermissionsPolicyHeader.Name, "microphone=(self \"https://koji.so\")"),
        Failing = Examples.Behind(PermissionsPolicyHeader.Name, "microphone=()"),
    };

    public IEnumerable<Finding> Check(HostPage page)
    {
        var values = page.Values(PermissionsPolicyHeader.Name);
        if (values.Count == 0)
            yield break;
        var (readable, list) = PermissionsPolicyHeader.Of(values, Feature);
        var written = string.Join(", ", values);
        if (!readable)
            yield return new(Info, $"'{written}' is no structured dictionary: browsers drop it whole.", Place.Headers) { Fix = "Write it as microphone=(self \"https://koji.so\"), camera=()." };
        if (list is null)
            yield break;
        foreach (var embed in page.Embeds.Where(embed => embed.Origin is not null && !Lets(list, page, page.OriginOf(embed)!)))
        {
            yield return new(Info, $"Permissions-Policy: {written} keeps the microphone from {Kept(list, page, page.OriginOf(embed)!)}.", Place.Headers)
            {
                Embed = embed,
                Breaks = Aspects.Microphone,
                Fix = embed.IsKoji && PermissionsPolicyFix.Of(values, page) is { } corrected
                    ? $"Send {PermissionsPolicyHeader.Name}: {corrected}."
                    : $"Name {page.OriginOf(embed)} and self in it.",
            };
        }
    }

    public IEnumerable<Gap> Gaps(HostPage page) => page.HasHeaders
        ? []
        : page.Embeds.Select(embed => new Gap(Info, embed, Aspects.Microphone, HostPage.HeadersNotRead));

    internal static bool Lets(AllowList list, HostPage page, WebOrigin widget) => LetsPage(list, page) && list.Has(widget, page.Origin, null);

    internal static string Kept(AllowList list, HostPage page, WebOrigin widget) => LetsPage(list, page) ? widget.ToString() : "the page itself, and so from all that it frames";

    private static bool LetsPage(AllowList list, HostPage page) => page.Origin is null || list.Has(page.Origin, page.Origin, null);
}
