using System.Globalization;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed partial class IframeSize : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.IframeSize,
            Severity = Severity.Warning,
            Summary = "The iframe is shown, and has a width and a height.",
            Why = "The interview runs where nobody sees it, and nobody answers: the session expires.",
            Fix = "Give it a size, such as width=\"400\" height=\"600\"; show it before the interview starts.",
            Link = RuleLinks.IframeSize,
            Passing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" width=\"400\" height=\"600\"")),
            Failing = Examples.Page(Examples.Tag(attributes: "allow=\"microphone\" width=\"400\" height=\"0\"")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from embed in page.Embeds
        let fault = FaultOf(embed)
        where fault is not null
        select new Finding(Info, $"The iframe cannot be seen: {fault}.", embed.Place) { Embed = embed };

    private static string? FaultOf(Embed embed) =>
        embed.Has("hidden") ? "it is hidden"
        : IsNothing(embed["width"]) ? $"width=\"{embed["width"]}\""
        : IsNothing(embed["height"]) ? $"height=\"{embed["height"]}\""
        : Hiding().Match(embed["style"] ?? "") is { Success: true } style ? $"style=\"{style.Value.Trim(';', ' ')}\""
        : null;

    private static bool IsNothing(string? length) =>
        length is not null
        && Number().Match(length) is { Success: true } number
        && double.Parse(number.Value, CultureInfo.InvariantCulture) == 0;

    [GeneratedRegex(@"^\s*[0-9]+(\.[0-9]+)?")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"(?<![\w-])(display\s*:\s*none|visibility\s*:\s*hidden|(width|height)\s*:\s*0+(\.0+)?(px|em|rem|%|vh|vw)?\s*(?=;|$|!))",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Hiding();
}
