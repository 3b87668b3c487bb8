using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Checks.Rules;

internal sealed class NestedFrame : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = RuleIds.NestedFrame,
        Severity = Severity.Warning,
        Summary = "The widget's iframe stands in the page itself, not in another iframe.",
        Why = "The widget's messages go to the frame around it, which the page does not hear; and each frame on the way has to pass the microphone on.",
        Fix = "Put the iframe into the page itself.",
        Link = RuleLinks.Messages,
        Passing = Examples.Good,
        Failing = Examples.Page($"<iframe title=\"Outer\" srcdoc='{Examples.Tag()}'></iframe>"),
    };

    public IEnumerable<Finding> Check(HostPage page) => Nested(page).Select(embed =>
        new Finding(Info, "The widget stands in an iframe within an iframe.", embed.Place) { Embed = embed, Breaks = Aspects.Messages });

    public IEnumerable<Gap> Gaps(HostPage page) => Nested(page).Select(embed =>
        new Gap(Info, embed, Aspects.Microphone, "the microphone passes through more than one frame, which only a browser can follow (--live)"));

    private static IEnumerable<Embed> Nested(HostPage page) => page.Embeds.Where(embed => embed.Outer.Count > 0);
}
