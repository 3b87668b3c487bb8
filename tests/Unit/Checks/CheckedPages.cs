using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Unit.Checks;

/// <summary>Pages for tests, and what the checker says of them.</summary>
internal static class CheckedPages
{
    public const string Src = $"https://koji.so/api/v1/embed/{Examples.Project}";

    public static PageSource Source(RuleExample example) =>
        new()
        {
            Name = "example.html",
            Text = example.Html,
            Address = example.Address,
            Headers = example.Headers,
        };

    /// <summary>A page at https://shop.example, or elsewhere.</summary>
    public static PageSource Source(string html, string? address = "https://shop.example/", params (string Name, string Value)[] headers) =>
        new()
        {
            Name = "page.html",
            Text = html,
            Address = address is null ? null : new(address),
            Headers = [.. headers.Select(header => new HttpHeader { Name = header.Name, Value = header.Value })],
        };

    public static CheckedPage Check(PageSource source, params string[] widgetOrigins) =>
        new PageChecker(widgetOrigins.Select(origin => new Uri(origin))).Check(source);

    /// <summary>What one rule found in a page.</summary>
    public static IReadOnlyList<CheckFinding> Findings(RuleId rule, PageSource source, params string[] widgetOrigins) =>
        [.. Check(source, widgetOrigins).Findings.Where(finding => finding.Rule == rule.Value)];

    /// <summary>What is predicted of the page's only embed.</summary>
    public static Prediction Predict(PageSource source, params string[] widgetOrigins) =>
        Check(source, widgetOrigins).Embeds.Single().Predicts;

    /// <summary>The page as rules see it.</summary>
    public static HostPage Read(PageSource source) => PageReader.Read(source, KojiSites.Published);

    public static HostPage Read(string text, PageLanguage language) =>
        Read(
            new PageSource
            {
                Name = "page",
                Text = text,
                Language = language,
            }
        );
}
