using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class AllowMicrophone : IRule
{
    private const string Feature = "microphone";

    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.AllowMicrophone,
            Severity = Severity.Error,
            Summary = "The iframe's allow delegates the microphone to the widget's origin.",
            Why =
                "Without it the browser refuses the microphone to a frame of another origin and asks nobody: the widget reports microphone_denied.",
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
            yield return new(Info, Message(embed, page), embed.Place)
            {
                Embed = embed,
                Breaks = PredictedCapabilities.Microphone,
                Fix = FixOf(embed, page),
            };
        }
    }

    public IEnumerable<Gap> Gaps(HostPage page) =>
        page
            .Embeds.Where(embed => embed.IsUnknown("allow") || embed.Origin is null)
            .Select(embed => new Gap(
                Info,
                embed,
                PredictedCapabilities.Microphone,
                embed.IsUnknown("allow") ? "an expression makes the iframe's allow" : "the origin of the src is not known"
            ));

    // A page of the widget's own origin has what the page has (W3C Permissions Policy, 9.7).
    // An insecure src that a policy makes a secure one is still the src.
    private static bool Delegates(Embed embed, HostPage page) =>
        embed["allow"] is { } allow && PolicyText.Of(allow, Feature, isAttribute: true) is { } list
            ? list.Has(page.OriginOf(embed)!, page.Origin, embed.Origin) // Only embeds of a known origin are looked at.
            : page.OriginOf(embed) == page.Origin;

    /// <summary>The allow that delegates the microphone, and leaves everything else that this one says.</summary>
    internal static string Corrected(Embed embed) =>
        AllowValue.WithMicrophone(embed["allow"] is { } allow ? StrayCharacters.WithoutQuotes(allow) : null);

    // Where a policy makes an insecure src a secure one, allow means the insecure origin still, and may well say all that it should.
    private static string FixOf(Embed embed, HostPage page) =>
        page.OriginOf(embed) != embed.Origin
        && embed["allow"] is { } allow
        && PolicyText.Of(allow, Feature, isAttribute: true) is { } list
        && list.Has(embed.Origin!, page.Origin, embed.Origin) // Only embeds of a known origin are looked at.
            ? "Write https:// in the src."
            : $"Write allow=\"{Corrected(embed)}\".";

    private static string Message(Embed embed, HostPage page) =>
        page.OriginOf(embed) != embed.Origin
        && embed["allow"] is { } delegating
        && PolicyText.Of(delegating, Feature, isAttribute: true) is { } named
        && named.Has(embed.Origin!, page.Origin, embed.Origin) // Only embeds of a known origin are looked at.
            ? $"allow=\"{delegating}\" gives the microphone to {embed.Origin}, the origin of the src as it is written; the page's policy loads the frame from {page.OriginOf(embed)}."
            : Message(embed);

    private static string Message(Embed embed) =>
        embed["allow"] switch
        {
            null => "The iframe has no allow.",
            var allow when PolicyText.Of(allow, Feature, isAttribute: true) is not null =>
                $"allow=\"{allow}\" gives the microphone to others than {embed.Origin}.",
            var allow when allow.Contains(Feature, StringComparison.OrdinalIgnoreCase) =>
                $"allow=\"{allow}\" does not name the microphone: directives are separated by semicolons, names are in lower case.",
            var allow => $"allow=\"{allow}\" does not name the microphone.",
        };
}
