using System.Globalization;
using System.Text.RegularExpressions;
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
