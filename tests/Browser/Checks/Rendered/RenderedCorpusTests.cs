using System.Globalization;
using AngleSharp.Html.Parser;
using CsCheck;
using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Fixes;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Scenarios.Live;
using KojiWidgetHarness.Tests.Browser.Scenarios;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Checks.Rendered;

/// <summary>
/// Generated embeds in each language: predicted, fixed in their files, rendered by the language's own engine before and after, and opened
/// in Chromium. With SCENARIOS=all in every language whose engine is there; others with <c>--test-parameter seed=N</c>, more with
/// <c>pages=N</c>.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class RenderedCorpusTests(TestContext test)
{
    private const int EmbedsPerPage = 12;
    private const string Address = "https://shop.example/page";
    private const string Widget =
        "<!doctype html><title>Widget</title><script>parent.postMessage('ready', location.ancestorOrigins[0])</script>";

    private static readonly string[] Fixed = ["allow", "sandbox", "loading", "title", "src", "referrerpolicy", "srcdoc"];
    private static readonly RenderingEngine Engine = new();

    private static IEnumerable<string> Languages => Ways.All ? Dialects.All.Select(dialect => dialect.Name) : ["html"];

    [ClassCleanup]
    public static void Clean() => Engine.Dispose();

    [TestMethod]
    [DynamicData(nameof(Languages))]
    [Timeout(1_800_000, CooperativeCancellation = true)]
    public async Task Prediction_BeforeAndAfterAFix_IsWhatChromiumDoesWithTheRenderedPage(string language)
    {
        if (!await RenderingEngine.HasAsync(language))
            Assert.Inconclusive($"Nothing on this machine renders {language}.");
        var dialect = Dialects.All.Single(each => each.Name == language);
        var random = new PCG((uint)Dialects.All.ToList().IndexOf(dialect), (ulong)Parameter("seed", 20_262));
        var pages = Enumerable
            .Range(0, Parameter("pages", Ways.All ? 13 : 1))
            .Select(index => RenderedPage.Make(dialect, index, EmbedsPerPage, random))
            .ToList();
        await using var context = await TestBrowser.NewContextWithMicrophoneAsync();
        await context.GrantPermissionsAsync(["microphone"]);
        var tab = await context.NewPageAsync();
        await EmbedObserver.PrepareAsync(tab);

        var before = await RenderAsync(dialect, pages.ToDictionary(page => page.File, page => page.Text));
        var after = pages.ToDictionary(page => page.File, page => new PageFixer([]).Fix(Source(page.File, page.Text)).Text);
        var rendered = await RenderAsync(dialect, after);
        var count = new Tally();
        foreach (var page in pages)
        {
            await CompareAsync(tab, page, page.Text, before[page.File], count);
            if (after[page.File] == page.Text)
                continue;
            count.Changed++;
            await CompareAsync(tab, page, after[page.File], rendered[page.File], count);
            if (Rest(before[page.File]) != Rest(rendered[page.File]))
                count.Wrong.Add($"more than the embeds changed in {page.File}:\n{page.Text}\n→\n{after[page.File]}");
        }

        test.WriteLine(
            $"{language}: {pages.Sum(page => page.Embeds)} embeds on {pages.Count} pages, {count.Changed} fixed; seen {count.Seen} times, "
                + $"{count.Decided} predictions decided, {count.Open} open, {count.Wrong.Count} wrong"
        );
        Assert.IsEmpty(count.Wrong, string.Join("\n\n", count.Wrong.Take(10)));
        Assert.IsGreaterThan(count.Open, count.Decided);
    }

    private static PageSource Source(string file, string text) =>
        new()
        {
            Name = file,
            Text = text,
            Language = PageFiles.LanguageOf(file, text),
            Address = new(Address),
            Headers = [],
        };

    private static async Task<IReadOnlyDictionary<string, string>> RenderAsync(Dialect dialect, Dictionary<string, string> pages)
    {
        var folder = Directory.CreateTempSubdirectory("koji-rendered-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "model.json"), RenderedModel.Json);
            foreach (var (file, text) in pages)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), text);
            return await Engine.RenderAsync(dialect.Name, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(IPage tab, RenderedPage page, string text, string html, Tally count)
    {
        var (checker, source) = (new PageChecker([]), Source(page.File, text));
        var (predicted, embeds) = (checker.Check(source).Embeds, checker.EmbedsIn(source));
        var found = embeds.Select(embed => embed.Attributes.TryGetValue("id", out var id) ? id.Written.Trim('\'', '"') : "none").ToList();
        if (!found.SequenceEqual(Enumerable.Range(0, page.Embeds).Select(number => $"f{number}")))
        {
            count.Wrong.Add($"{page.File}: found {string.Join(' ', found)} of {page.Embeds} embeds:\n{text}");
            return;
        }

        await OpenAsync(tab, html);
        for (var index = 0; index < page.Embeds; index++)
        {
            if (await tab.QuerySelectorAsync($"#f{index}") is not { } iframe)
            {
                count.Wrong.Add($"{page.File}: f{index} was not rendered:\n{text}\n→\n{html}");
                continue;
            }

            count.Seen++;
            var seen = await EmbedObserver.ObserveAsync(tab, iframe);
            foreach (var (what, predicts, observed) in Pairs(predicted[index].Predicts, seen))
            {
                if (predicts is null)
                    count.Open++;
                else
                    count.Decided++;
                if (predicts is not null && predicts != observed)
                    count.Wrong.Add(
                        $"{page.File}: f{index} {what}: predicted {predicts}, seen {observed}, in line {predicted[index].Line} of\n{text}"
                    );
            }
        }
    }

    private static IEnumerable<(string What, bool? Predicts, bool? Seen)> Pairs(Prediction predicts, Prediction seen) =>
        [
            ("loads", predicts.Loads, seen.Loads),
            ("microphone", predicts.Microphone, seen.Microphone),
            ("messages", predicts.Messages, seen.Messages ?? false),
        ];

    private static async Task OpenAsync(IPage tab, string html)
    {
        var whole = html.Contains("<html", StringComparison.OrdinalIgnoreCase)
            ? html
            : $"<!doctype html><html><head><title>Page</title></head><body>{html}</body></html>";
        await tab.UnrouteAllAsync();
        await tab.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Widget }));
        await tab.RouteAsync(Address, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = whole }));
        await tab.GotoAsync(Address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        // One that waits until it is seen does not load by itself.
        await tab.EvaluateAsync("for (const frame of document.querySelectorAll('iframe[loading=lazy]')) frame.loading = 'eager'");
        await tab.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    // The page without what is fixed in its embeds.
    private static string Rest(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        foreach (var frame in document.QuerySelectorAll("iframe"))
        {
            foreach (var name in Fixed)
                frame.RemoveAttribute(name);
        }

        return document.DocumentElement.OuterHtml;
    }

    private int Parameter(string name, int otherwise) =>
        test.Properties.TryGetValue(name, out var text) ? int.Parse((string)text!, CultureInfo.InvariantCulture) : otherwise;

    private sealed class Tally
    {
        public int Seen { get; set; }

        public int Decided { get; set; }

        public int Open { get; set; }

        public int Changed { get; set; }

        public List<string> Wrong { get; } = [];
    }
}
