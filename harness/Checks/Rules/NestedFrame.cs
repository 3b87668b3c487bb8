using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class NestedFrame : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.NestedFrame,
            Severity = Severity.Info,
            Summary = "The widget's iframe is in the page itself, not in another iframe.",
            Why =
                "The widget's messages go to the frame around it, where only that frame's scripts hear them; and each frame on the way has to pass the microphone on.",
            Fix = "Listen to the widget in the frame around it, or put its iframe into the page itself.",
            Link = RuleLinks.Messages,
            Passing = Examples.Good,
            Failing = Examples.Page($"<iframe title=\"Outer\" srcdoc='{Examples.Tag()}'></iframe>"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        Nested(page).Select(embed => new Finding(Info, "The widget is in an iframe within an iframe.", embed.Place) { Embed = embed });

    public IEnumerable<Gap> Gaps(HostPage page) =>
        Nested(page)
            .SelectMany(embed =>
                new Gap[]
                {
                    new(
                        Info,
                        embed,
                        PredictedCapabilities.Microphone,
                        "the microphone passes through more than one frame, which only a browser can follow (--live)"
                    ),
                    new(
                        Info,
                        embed,
                        PredictedCapabilities.Messages,
                        "the frame around the widget hears what it says, and whether anybody listens there is not known"
                    ),
                }
            );

    private static IEnumerable<Embed> Nested(HostPage page) => page.Embeds.Where(embed => embed.Outer.Count > 0);
}
