using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Fixes;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

/// <summary>Pages, fixed.</summary>
internal static class FixedPages
{
    public const string Src = "https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private static readonly Uri[] Own = [new("http://widget.example:8080"), new("https://own.example")];

    public static PageSource Page(string text, params (string Name, string Value)[] headers) =>
        new()
        {
            Name = "page.html",
            Text = text,
            Address = new("https://shop.example/"),
            Headers = [.. headers.Select(header => new HttpHeader { Name = header.Name, Value = header.Value })],
        };

    public static PageFix Fix(PageSource source) => new PageFixer(Own).Fix(source);

    public static string Fix(string text, PageLanguage language = PageLanguage.Html) => Fix(Page(text) with { Language = language }).Text;

    public static PageSource After(PageSource source, PageFix fix) =>
        source with
        {
            Text = fix.Text,
            Headers = source.Headers is null
                ? null
                :
                [
                    .. source.Headers.Where(header => !fix.Headers.Any(with => with.Name == header.Name)),
                    .. fix.Headers.Select(with => new HttpHeader { Name = with.Name, Value = with.Value }),
                ],
        };

    public static Dictionary<string, int> Findings(PageSource source) =>
        new PageChecker(Own)
            .Check(source)
            .Findings.GroupBy(finding => finding.Rule)
            .ToDictionary(rule => rule.Key, rule => rule.Count(), StringComparer.Ordinal);

    /// <summary>What holds of every page: what is said to be fixed is, nothing is worse, and there is nothing left to fix.</summary>
    public static PageFix AssertHolds(PageSource source)
    {
        var fix = Fix(source);
        var after = After(source, fix);
        var (before, now) = (Findings(source), Findings(after));
        foreach (var rule in fix.Rules)
            Assert.IsFalse(now.ContainsKey(rule), $"{rule} is still broken:\n{source.Text}\n{fix.Text}");
        foreach (var (rule, count) in now)
            Assert.IsLessThanOrEqualTo(before.GetValueOrDefault(rule), count, $"{rule} is new:\n{source.Text}\n{fix.Text}");
        var again = Fix(after);
        Assert.AreEqual(fix.Text, again.Text, source.Text);
        Assert.IsEmpty(again.Headers, string.Join("\n", (object[])[.. source.Headers ?? [], .. after.Headers ?? [], .. again.Headers]));
        return fix;
    }
}
