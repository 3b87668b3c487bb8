using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Checks.Policies;
using KojiWidgetHarness.Harness.Checks.Rules;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Checks.Fixes;

/// <summary>
/// Mends in a page what has one answer only, and changes nothing else in it: neither what only a person knows (as the project's id), nor what an
/// expression of a template makes, nor what stands in a <c>srcdoc</c>. A frame that does not lead to Koji is given nothing. Pure.
/// </summary>
/// <param name="widgetOrigins">Web origins that count as Koji's besides the published ones.</param>
public sealed class PageFixer(IEnumerable<Uri> widgetOrigins)
{
    private readonly KojiSites sites = new([.. widgetOrigins.Select(WebOrigin.Of).OfType<WebOrigin>()]);

    /// <summary>Mends one page.</summary>
    public PageFix Fix(PageSource source)
    {
        var page = Read(source);
        var broken = Broken(page);
        if (broken.Count == 0)
            return new() { Text = source.Text, Headers = [], Rules = [] };
        foreach (var mend in TagMends.All)
            page = Mend(page, mend);
        page = With(page, MetaMends.Edits(page));
        HeaderFix[] headers = [.. HeaderMends.Of(page, RuleCatalog.Rules)];
        var still = Broken(Read(page.Source with { Headers = Replace(page.Source.Headers, headers) }));
        return new() { Text = page.Source.Text, Headers = headers, Rules = [.. broken.Except(still).Select(id => id.Value)] };
    }

    private HostPage Mend(HostPage page, TagMend mend)
    {
        var rule = RuleCatalog.Rules.Single(rule => rule.Info.Id == mend.Rule);
        var edits = new List<TextEdit>();
        foreach (var embed in rule.Check(page).Where(PageChecker.IsTold).Select(finding => finding.Embed).OfType<Embed>().Distinct().Where(embed => embed.IsKoji || !mend.Grants))
        {
            if (embed.Tag is not { Start.Value: var start })
                continue;
            var editor = new TagEditor(page.Source.Text, start, page.Source.Language, name => embed[name]);
            mend.Mend(embed, editor, sites);
            edits.AddRange(editor.Edits);
        }

        return With(page, edits);
    }

    private HostPage With(HostPage page, IReadOnlyList<TextEdit> edits) =>
        edits.Count == 0 ? page : Read(page.Source with { Text = TextEdit.Apply(page.Source.Text, edits) });

    private HostPage Read(PageSource source) => PageReader.Read(source, sites, isOneOfMany: true);

    private static List<RuleId> Broken(HostPage page) => [.. RuleCatalog.Rules.Where(rule => rule.Check(page).Any(PageChecker.IsTold)).Select(rule => rule.Info.Id)];

    private static List<HttpHeader>? Replace(IReadOnlyList<HttpHeader>? headers, HeaderFix[] fixes) => headers is null ? null :
    [
        .. headers.Where(header => !fixes.Any(fix => fix.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase))),
        .. fixes.Select(fix => new HttpHeader { Name = fix.Name, Value = fix.Value }),
    ];
}
