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

internal sealed class SrcdocRule : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.Srcdoc,
            Severity = Severity.Error,
            Summary = "The widget's iframe has no srcdoc.",
            Why = "A srcdoc, even an empty one, is shown in the place of the src.",
            Fix = "Remove srcdoc.",
            Link = RuleLinks.Srcdoc,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" srcdoc=\"Please wait\"")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        page
            .Embeds.Where(embed => embed.Has("srcdoc"))
            .Select(embed => new Finding(Info, "srcdoc is shown in the place of the src.", embed.Place)
            {
                Embed = embed,
                Breaks = PredictedCapabilities.All,
            });

    public IEnumerable<Gap> Gaps(HostPage page) =>
        page
            .Embeds
            // Of attributes that an expression adds another rule says more.
            .Where(embed => embed.Attributes.ContainsKey("srcdoc") && embed.IsUnknown("srcdoc"))
            .Select(embed => new Gap(Info, embed, PredictedCapabilities.All, "an expression makes the iframe's srcdoc"));
}
