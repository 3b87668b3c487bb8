using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Sites;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Testing;

/// <summary>A page that a test opens itself: what it embeds is known only once it is open.</summary>
internal sealed class PageInTest(HarnessTarget target, KojiEdge edge, IReadOnlyList<KojiAddress> addresses)
    : TheirSite(target, Assumed(addresses), edge)
{
    private const string Sources = "() => [...document.querySelectorAll('iframe')].map(frame => frame.src)";

    /// <summary>Says which page it will be.</summary>
    public void Expect(WebAddress page) =>
        Embed = Embed with { Page = page.Uri, Credentials = page.Credentials is { } credentials ? [credentials] : [] };

    /// <summary>Looks at what the page is by now, and where it has its widget.</summary>
    public async Task LookAsync(IPage page)
    {
        if (!Uri.TryCreate(page.Url, UriKind.Absolute, out var address))
            return;
        address = address.WithoutCredentials();
        Embed = Embed with { Page = address };
        foreach (var text in await page.EvaluateAsync<string[]>(Sources))
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var src) && addresses.FirstOrDefault(item => item.Matches(src)) is { } found)
            {
                Embed = new PageEmbed(address, found, src.WithoutCredentials(), null) { Credentials = Embed.Credentials };
                return;
            }
        }
    }

    private static PageEmbed Assumed(IReadOnlyList<KojiAddress> addresses) =>
        new(
            new Uri("about:blank"),
            addresses[0],
            new Uri(addresses[0].ToString().Replace(KojiAddress.Placeholder, "", StringComparison.Ordinal)),
            null
        );
}
