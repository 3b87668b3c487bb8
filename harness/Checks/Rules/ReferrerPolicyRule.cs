using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class ReferrerPolicyRule : IRule
{
    private const string HeaderName = "Referrer-Policy";

    // What a browser knows (Referrer Policy, 3); all else it passes over.
    private static readonly string[] Known =
    [
        "no-referrer",
        "no-referrer-when-downgrade",
        "same-origin",
        "origin",
        "strict-origin",
        "origin-when-cross-origin",
        "strict-origin-when-cross-origin",
        "unsafe-url",
    ];

    // The older names of a meta element (HTML, 4.2.5.2).
    private static readonly Dictionary<string, string> Legacy = new(StringComparer.Ordinal)
    {
        ["never"] = "no-referrer",
        ["default"] = "strict-origin-when-cross-origin",
        ["always"] = "unsafe-url",
        ["origin-when-crossorigin"] = "origin-when-cross-origin",
    };

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.ReferrerPolicy,
            Severity = Severity.Info,
            Summary = "The iframe tells Koji which site it is on.",
            Why =
                "With no-referrer Koji does not learn the address. Where it serves only domains that you allowed, it cannot see that yours is one.",
            Fix = "Remove referrerpolicy, or set it to origin.",
            Link = RuleLinks.ReferrerPolicy,
            Passing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" referrerpolicy=\"origin\"")),
            Failing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" referrerpolicy=\"no-referrer\"")),
        };

    // same-origin tells a page of another origin as little.
    public IEnumerable<Finding> Check(HostPage page) =>
        from embed in page.Embeds
        where !embed.IsUnknown("referrerpolicy") && embed.Origin != page.Origin
        let policy = Of(embed, page)
        where policy.Value is "no-referrer" or "same-origin"
        select new Finding(Info, $"{policy.Written} hides the page from Koji.", embed.Place)
        {
            Embed = embed,
            Fix = embed["referrerpolicy"] is null
                ? "Write referrerpolicy=\"origin\" in the iframe: it counts before what the page says."
                : Info.Fix,
        };

    // The iframe's own word, else the page's last one: each meta replaces what came before, the header comes first.
    private static (string? Value, string Written) Of(Embed embed, HostPage page)
    {
        if (embed["referrerpolicy"]?.ToLowerInvariant() is { } own && Known.Contains(own))
            return (own, $"referrerpolicy=\"{embed["referrerpolicy"]}\"");
        foreach (var meta in page.MetaReferrers.Reverse())
        {
            var word = meta.Trim().ToLowerInvariant();
            if (Known.Contains(Legacy.GetValueOrDefault(word, word)))
                return (Legacy.GetValueOrDefault(word, word), $"The page's <meta name=\"referrer\" content=\"{meta}\">");
        }

        var header = page.Values(HeaderName)
            .SelectMany(value => value.Split(','))
            .Select(word => word.Trim().ToLowerInvariant())
            .LastOrDefault(Known.Contains);
        return (header, $"The page's {HeaderName}: {header}");
    }
}
