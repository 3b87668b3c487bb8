using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SandboxRule : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.Sandbox,
            Severity = Severity.Error,
            Summary = "A sandbox leaves to the widget its scripts and its origin.",
            Why =
                "Without allow-scripts nothing in it runs. Without allow-same-origin it has no origin: no storage, no microphone, and its messages come from \"null\".",
            Fix = "Write sandbox=\"allow-scripts allow-same-origin\", or take the attribute away.",
            Link = RuleLinks.Sandbox,
            Passing = Examples.Page(
                Examples.Tag(attributes: "allow=\"microphone\" sandbox=\"allow-scripts allow-same-origin allow-forms\"")
            ),
            Failing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" sandbox=\"allow-scripts\"")),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        foreach (var embed in page.Embeds)
        {
            var left = embed.Sandbox & page.Sandbox;
            if (left == SandboxFlags.None)
                continue;
            var whose = embed.Sandbox == SandboxFlags.None ? "The page's own policy puts it into a sandbox" : "The sandbox is";
            var lacking = string.Join(
                " and ",
                new[] { left.Scripts ? null : "allow-scripts", left.Origin ? null : "allow-same-origin" }.OfType<string>()
            );
            yield return new(Info, $"{whose} without {lacking}.", embed.Place)
            {
                Embed = embed,
                Breaks = PredictedCapabilities.Microphone | PredictedCapabilities.Messages,
                Fix = FixOf(embed, lacking.Replace(" and ", " ", StringComparison.Ordinal)),
            };
        }
    }

    private string FixOf(Embed embed, string lacking) =>
        SandboxFlags.Of(embed["sandbox"]) == SandboxFlags.None ? $"Add {lacking} to the sandbox that is around the iframe."
        : string.IsNullOrWhiteSpace(embed["sandbox"]) ? Info.Fix
        : $"Write sandbox=\"{embed["sandbox"]!.TrimEnd()} {lacking}\", or take the attribute away.";

    public IEnumerable<Gap> Gaps(HostPage page) =>
        page
            .Embeds.Where(embed => embed.IsUnknown("sandbox"))
            .Select(embed => new Gap(
                Info,
                embed,
                PredictedCapabilities.Microphone | PredictedCapabilities.Messages,
                "an expression makes the iframe's sandbox"
            ));
}
