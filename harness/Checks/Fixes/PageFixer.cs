using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>
/// Fixes in a page what has one answer only, and changes nothing else in it: neither what only a person knows (as the project's id), nor
/// what an expression of a template makes, nor what is in a <c>srcdoc</c>. A frame that does not lead to Koji is given nothing. Pure.
/// </summary>
/// <param name="widgetOrigins">Web origins that count as Koji's besides the published ones.</param>
public sealed class PageFixer(IEnumerable<Uri> widgetOrigins)
{
    private readonly KojiSites sites = new([.. widgetOrigins.Select(WebOrigin.Of).OfType<WebOrigin>()]);

    /// <summary>Fixes one page.</summary>
    public PageFix Fix(PageSource source)
    {
        var original = Read(source);
        var broken = Broken(original);
        var page = original;
        foreach (var fix in broken.Count > 0 ? TagFixes.All : [])
            page = Apply(page, fix);
        page = With(page, MetaFixes.Edits(page));
        if (page.Source.Text != source.Text && Damage(original, page) is { } damage)
            return new()
            {
                Text = source.Text,
                Headers = [],
                Rules = [],
                Advice = [new(1, damage, "Fix it by hand: check without --fix says what is wrong.")],
            };
        HeaderFix[] headers = broken.Count > 0 ? [.. HeaderFixes.Of(page, RuleCatalog.Rules)] : [];
        var fixedPage = Read(page.Source with { Headers = Replace(page.Source.Headers, headers) });
        return new()
        {
            Text = page.Source.Text,
            Headers = headers,
            Rules = [.. broken.Except(Broken(fixedPage)).Select(id => id.Value)],
            Advice = [.. FixAdvices.Of(fixedPage)],
        };
    }

    // What must hold of every fixed page, whatever was edited: its embeds are those of before, and no rule is broken more often.
    private static string? Damage(HostPage before, HostPage after)
    {
        if (
            before.Embeds.Count != after.Embeds.Count
            || before.Embeds.Zip(after.Embeds).Any(pair => pair.First.Tag?.Foreign != pair.Second.Tag?.Foreign)
        )
            return "nothing was changed: with these edits the page would no longer have the iframes that it has";
        // Of a src that could not be read before nothing was known, so nothing is worse.
        if (before.Embeds.Zip(after.Embeds).Any(pair => pair is { First.Known: null, Second.Known: not null }))
            return null;
        var (old, now) = (Counts(before), Counts(after));
        return now.FirstOrDefault(count => count.Value > old.GetValueOrDefault(count.Key)) is { Value: > 0 } worse
            ? $"nothing was changed: with these edits the page would break {worse.Key}"
            : null;
    }

    private static Dictionary<RuleId, int> Counts(HostPage page) =>
        RuleCatalog.Rules.ToDictionary(rule => rule.Info.Id, rule => rule.Check(page).Count(PageChecker.IsReported));

    private HostPage Apply(HostPage page, TagFix fix)
    {
        var rule = RuleCatalog.Rules.Single(rule => rule.Info.Id == fix.Rule);
        var edits = new List<TextEdit>();
        foreach (
            var embed in rule.Check(page)
                .Where(PageChecker.IsReported)
                .Select(finding => finding.Embed)
                .OfType<Embed>()
                .Distinct()
                .Where(embed => embed.IsKoji || !fix.Grants)
        )
        {
            if (embed.Tag is not { IsEditable: true } tag)
                continue;
            var editor = new TagEditor(page.Source.Text, tag, page.Source.Language, name => embed[name]);
            fix.Change(embed, editor, sites);
            edits.AddRange(editor.Edits);
        }

        return With(page, edits);
    }

    private HostPage With(HostPage page, IReadOnlyList<TextEdit> edits) =>
        edits.Count == 0 ? page : Read(page.Source with { Text = TextEdit.Apply(page.Source.Text, edits) });

    private HostPage Read(PageSource source) => PageReader.Read(source, sites, isOneOfMany: true);

    private static List<RuleId> Broken(HostPage page) =>
        [.. RuleCatalog.Rules.Where(rule => rule.Check(page).Any(PageChecker.IsReported)).Select(rule => rule.Info.Id)];

    private static List<HttpHeader>? Replace(IReadOnlyList<HttpHeader>? headers, HeaderFix[] fixes) =>
        headers is null
            ? null
            :
            [
                .. headers.Where(header => !fixes.Any(fix => fix.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase))),
                .. fixes.Select(fix => new HttpHeader { Name = fix.Name, Value = fix.Value }),
            ];
}

/// <summary>A page with what is plain to fix fixed.</summary>
public sealed record PageFix
{
    /// <summary>All of the page; as it was where nothing in it was fixed.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The headers that it should come with in place of others; empty where those are right, not known, or nothing to be fixed without
    /// asking.
    /// </summary>
    public required IReadOnlyList<HeaderFix> Headers { get; init; }

    /// <summary>
    /// The ids of the rules that the page broke and, with this text and these headers, no longer breaks; in the order of the catalogue.
    /// </summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>
    /// What stays as it is and is for a person, each with its reason and with what to do, in one line; empty where nothing is left.
    /// </summary>
    public required IReadOnlyList<FixAdvice> Advice { get; init; }
}

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

    private static string Short(string text) => text.Shortened(60);
}

/// <summary>What is left to a person.</summary>
/// <param name="Line">The line of the page, from 1; 0 for its response headers.</param>
/// <param name="Reason">Why nothing was changed there.</param>
/// <param name="Do">What to do.</param>
public sealed record FixAdvice(int Line, string Reason, string Do);
