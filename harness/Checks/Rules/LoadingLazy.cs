using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class LoadingLazy : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.LoadingLazy,
            Severity = Severity.Warning,
            Summary = "The iframe loads with the page.",
            Why = "With loading=\"lazy\" it loads when somebody scrolls near it: until then nothing loads, and nothing reports that.",
            Fix = "Take loading=\"lazy\" away.",
            Link = RuleLinks.Loading,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" loading=\"lazy\"")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(IsLazy)
            .Select(embed => new Finding(Info, "The iframe waits until somebody scrolls near it.", embed.Place) { Embed = embed });

    public IEnumerable<Gap> Gaps(HostPage page) =>
        page
            .Embeds.Where(embed => IsLazy(embed) || embed.IsUnknown("loading"))
            .Select(embed => new Gap(
                Info,
                embed,
                PredictedCapabilities.All,
                IsLazy(embed) ? "it depends on how far the page is scrolled (loading=\"lazy\")" : "an expression makes the iframe's loading"
            ));

    private static bool IsLazy(Embed embed) => "lazy".Equals(embed["loading"], StringComparison.OrdinalIgnoreCase);
}
