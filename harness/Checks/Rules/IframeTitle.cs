using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class IframeTitle : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.IframeTitle,
            Severity = Severity.Warning,
            Summary = "The iframe has a title.",
            Why = "Screen readers announce a frame by it. Without one a person hears an address, or nothing.",
            Fix = "Add title=\"Interview\", in the page's language.",
            Link = RuleLinks.FrameTitle,
            Passing = Examples.Good,
            Failing = Examples.Page($"<iframe src=\"https://koji.so/api/v1/embed/{Examples.Project}\" allow=\"microphone\"></iframe>"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(embed =>
                !embed.IsUnknown("title")
                && string.IsNullOrWhiteSpace(embed["title"])
                && !IsNamed(embed, "aria-label")
                && !IsNamed(embed, "aria-labelledby")
            )
            .Select(embed => new Finding(Info, "The iframe has no title.", embed.Place) { Embed = embed });

    private static bool IsNamed(Embed embed, string name) => embed.Has(name) || embed.IsUnknown(name);
}
