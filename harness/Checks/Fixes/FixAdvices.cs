using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>Says of a fixed page what was left alone, why, and what a person should do there.</summary>
internal static class FixAdvices
{
    private static readonly string[] Decisive = ["src", "allow", "sandbox", "srcdoc", "loading", "credentialless"];

    /// <summary>One for each finding that is left, and one for each tag whose attributes nobody knows before the page is made.</summary>
    public static IEnumerable<FixAdvice> Of(HostPage page) => Findings(page).Concat(Unknown(page)).OrderBy(advice => advice.Line);

    private static IEnumerable<FixAdvice> Findings(HostPage page) =>
        from rule in RuleCatalog.Rules
        from finding in rule.Check(page)
        where PageChecker.IsReported(finding)
        select new FixAdvice(finding.Place.File is null ? finding.Place.Line : 0, $"{Reason(finding)}: {finding.Message}", finding.Fix);

    private static string Reason(Finding finding) =>
        finding.Embed switch
        {
            { Tag: { Foreign: { } foreign, IsEditable: false } } when finding.Place.Line > 0 =>
                $"the tag is left as it is, for a program makes a part of it ({Short(foreign)})",
            { Tag: { Foreign: { } foreign } } when finding.Place.Line > 0 =>
                $"what is wrong is left as it is, for a program makes it, or it has more than one answer ({Short(foreign)})",
            { Tag: null, Outer.Count: 0 } when finding.Place is { Line: > 0, File: null } =>
                "the iframe is left as it is, for a script makes it",
            { Tag: null, Outer.Count: > 0 } when finding.Place.Line > 0 => "the tag is in a srcdoc",
            _ => "only its author knows the answer",
        };

    private static IEnumerable<FixAdvice> Unknown(HostPage page) =>
        from embed in page.Embeds
        where embed.Tag is { Foreign: not null }
        let names = Decisive.Where(name => embed.Attributes.TryGetValue(name, out var text) && text.Value is null).ToList()
        where names.Count > 0 || embed.HasUnknownAttributes
        select new FixAdvice(
            embed.Place.Line,
            $"{(embed.Tag!.IsEditable ? "what an expression makes" : "the tag")} is left as it is, for a program makes {(names.Count > 0 ? string.Join(", ", names) : "some of its attributes")} ({Short(embed.Tag.Foreign!)})",
            "See that what it makes has allow=\"microphone\", then check the page by its URL."
        );

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

/// <summary>What is left to a person.</summary>
/// <param name="Line">The line of the page, from 1; 0 for its response headers.</param>
/// <param name="Reason">Why nothing was changed there.</param>
/// <param name="Do">What to do.</param>
public sealed record FixAdvice(int Line, string Reason, string Do);
