using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Checks.Policies;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Checks.Rules;

internal sealed class AllowMicrophone : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } = new()
    {
        Id = RuleIds.AllowMicrophone,
        Severity = Severity.Error,
        Summary = "The iframe's allow delegates the microphone to the widget's origin.",
        Why = "Without it the browser refuses the microphone to a frame of another origin and asks nobody: the widget reports microphone_denied.",
        Fix = "Add allow=\"microphone\" to the iframe.",
        Link = RuleLinks.AllowAttribute,
        Passing = Examples.Good,
        Failing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone, camera\"")),
    };

    public IEnumerable<Finding> Check(HostPage page)
    {
        foreach (var embed in page.Embeds.Where(embed => embed.Origin is not null && !embed.IsUnknown("allow") && embed.Outer.Count == 0))
        {
            if (Delegates(embed, page))
                continue;
            yield return new(Info, Message(embed), embed.Place)
            {
                Embed = embed,
                Breaks = Aspects.Microphone,
                Fix = $"Write allow=\"{AllowValue.WithMicrophone(embed["allow"])}\".",
            };
        }
    }

    public IEnumerable<Gap> Gaps(HostPage page) => page.Embeds
        .Where(embed => embed.IsUnknown("allow"))
        .Select(embed => new Gap(Info, embed, Aspects.Microphone, "an expression makes the iframe's allow"));

    // A page of the widget's own origin has what the page has (W3C Permissions Policy, 9.7).
    // An insecure src that a policy makes a secure one is still the src.
    private static bool Delegates(Embed embed, HostPage page) =>
        embed["allow"] is { } allow && PolicyText.Of(allow, Feature, isAttribute: true) is { } list
            ? list.Has(page.OriginOf(embed)!, page.Origin, embed.Origin)
            : page.OriginOf(embed) == page.Origin;

    private static string Message(Embed embed) => embed["allow"] switch
    {
        null => "The iframe has no allow.",
        var allow when PolicyText.Of(allow, Feature, isAttribute: true) is not null => $"allow=\"{allow}\" gives the microphone to others than {embed.Origin}.",
        var allow when allow.Contains(Feature, StringComparison.OrdinalIgnoreCase) =>
            $"allow=\"{allow}\" does not name the microphone: directives stand between semicolons, names are in lower case.",
        var allow => $"allow=\"{allow}\" does not name the microphone.",
    };
}
