using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class EmbedMissing : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.EmbedMissing,
            Severity = Severity.Warning,
            Summary = "The page has an iframe with the widget in it.",
            Why =
                "Where no iframe leads to Koji there is nothing to load. A script may put one in later: only a browser sees that (--live).",
            Fix = $"Add an iframe whose src is {string.Join(" or ", KojiAddress.Published)}, or name your own origin with --widget-origin.",
            Link = RuleLinks.Iframe,
            Passing = Examples.Good,
            Failing = Examples.Page("<p>No interview here.</p>"),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        if (page.Embeds.Count == 0 && !page.IsOneOfMany)
            yield return new(Info, Message(page), Place.Start);
    }

    private static string Message(HostPage page) =>
        page.Addresses.Count == 0
            ? "No iframe of this page leads to Koji."
            : $"No iframe of this page has a src that leads to Koji; Koji's address is in line {page.Addresses[0].Line}. What a script makes of it only a browser sees (--live).";
}
