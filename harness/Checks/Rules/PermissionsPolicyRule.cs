using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

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
            yield return new(Info, $"'{written}' is not a structured dictionary: browsers drop it whole.", page.PlaceOf(PermissionsPolicyHeader.Name)) { Fix = "Write it as microphone=(self \"https://koji.so\"), camera=()." };
        if (list is null)
            yield break;
        foreach (var embed in page.Embeds.Where(embed => embed.Origin is not null && Lets(list, page, page.OriginOf(embed)!) == false))
        {
            yield return new(Info, $"Permissions-Policy: {written} keeps the microphone from {Kept(list, page, page.OriginOf(embed)!)}.", page.PlaceOf(PermissionsPolicyHeader.Name))
            {
                Embed = embed,
                Breaks = PredictedCapabilities.Microphone,
                Fix = embed.IsKoji && PermissionsPolicyFix.Of(values, page) is { } corrected
                    ? $"Send {PermissionsPolicyHeader.Name}: {corrected}."
                    : $"Name {page.OriginOf(embed)} and self in it.",
            };
        }
    }

    public IEnumerable<Gap> Gaps(HostPage page)
    {
        if (page.OpenBecause(PermissionsPolicyHeader.Name, PermissionsPolicyHeader.LegacyName) is { } open)
            return page.Embeds.Select(embed => new Gap(Info, embed, PredictedCapabilities.Microphone, open));
        var asked = PermissionsPolicyHeader.Of(page.Values(PermissionsPolicyHeader.Name), Feature).List ?? PermissionsPolicyHeader.OfLegacy(page.Values(PermissionsPolicyHeader.LegacyName), Feature);
        return asked is { } list
            ? page.Embeds.Where(embed => page.OriginOf(embed) is { } widget && Lets(list, page, widget) is null)
                .Select(embed => new Gap(Info, embed, PredictedCapabilities.Microphone, "the page's own origin is not known, and the Permissions-Policy names origins: give --served-at"))
            : [];
    }

    /// <summary>Whether a list lets both have the microphone; null where that depends on the page's origin, which is not known.</summary>
    internal static bool? Lets(AllowList list, HostPage page, WebOrigin widget) => !list.Has(widget, page.Origin, null) ? false : LetsPage(list, page);

    internal static string Kept(AllowList list, HostPage page, WebOrigin widget) => LetsPage(list, page) != false ? widget.ToString() : "the page itself, and so from all that it frames";

    // Of a page whose origin is not known it may be any of those that are named, but Koji's.
    private static bool? LetsPage(AllowList list, HostPage page)
    {
        if (page.Origin is { } origin)
            return list.Has(origin, origin, null);
        if (list.Everybody || list.Self)
            return true;
        var widgets = page.Embeds.Select(page.OriginOf).OfType<WebOrigin>().ToList();
        return list.Origins.All(named => widgets.Any(named.Matches)) ? false : null;
    }
}
