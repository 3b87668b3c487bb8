using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Unit.Reports;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Reports;

/// <summary>The pages of a report as a person opens them: from a disk, without a server.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class HtmlReportPageTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("koji-report-").FullName;

    public TestContext TestContext { get; set; } = null!; // MSTest sets it.

    [TestCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public async Task Filters_ByVerdictAndText_AreKeptInTheAddress()
    {
        await using var context = await TestBrowser.NewContextAsync();
        var page = await OpenAsync(context, MadeUpRuns.Red);

        await page.GetByRole(AriaRole.Button, new() { Name = "failed" }).ClickAsync();
        await Expect(page.Locator(".scenario:visible strong:not(.body *)")).ToHaveTextAsync(["wrong-cause", "never"]);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("NEVER purpose");
        await Expect(page.Locator(".scenario:visible strong:not(.body *)")).ToHaveTextAsync(["never"]);
        await Expect(page.Locator("output")).ToHaveTextAsync("1 of 8 shown");
        StringAssert.EndsWith(page.Url, "#verdict=fail&q=NEVER%20purpose");

        await page.ReloadAsync();
        await Expect(page.Locator(".scenario:visible")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "failed" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "passed" }).ClickAsync();
        await Expect(page.Locator(".scenario:visible strong:not(.body *)")).ToHaveTextAsync(["archived-project"]);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("no such thing");
        await Expect(page.GetByText("No scenario fits this filter.")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task Link_ToAScenario_OpensItWhereverItIs()
    {
        await using var context = await TestBrowser.NewContextAsync();
        var page = await OpenAsync(context, MadeUpRuns.Red, "#s-archived-project");

        await Expect(page.Locator("#s-archived-project .listing caption")).ToHaveTextAsync("Events (1)");
        await Expect(page.Locator("#s-archived-project > summary")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "passed" }).ClickAsync();
        await Expect(page.Locator("#s-never")).ToBeHiddenAsync();
        await page.Locator(".times a[href='#s-never']").Last.ClickAsync();
        await Expect(page.Locator("#s-never > .body > .listing caption")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task Keyboard_ReachesAndOpensAScenario()
    {
        await using var context = await TestBrowser.NewContextAsync();
        var page = await OpenAsync(context, MadeUpRuns.Green);

        await page.GetByRole(AriaRole.Button, new() { Name = "Close all" }).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".scenario[open] strong").First).ToHaveTextAsync("healthy-text");
    }

    [TestMethod]
    public async Task HostileTexts_AreShownAndDoNothing()
    {
        await using var context = await TestBrowser.NewContextAsync();
        var dialogs = new List<string>();
        var page = await OpenAsync(context, MadeUpRuns.Nasty, watch: opened => opened.Dialog += (_, dialog) => dialogs.Add(dialog.Message));

        await page.GetByRole(AriaRole.Button, new() { Name = "Open all" }).ClickAsync();

        await Expect(page.Locator(".scenario[open] .long code").First).ToContainTextAsync("access_token=[redacted]");
        Assert.AreEqual("", string.Join(", ", dialogs));
    }

    [TestMethod]
    public async Task Page_WithEverythingOpen_HasNoViolationAndFitsATelephone()
    {
        await using var context = await TestBrowser.NewContextAsync();
        var trace = Path.Combine(folder, "trace.zip");
        await File.WriteAllTextAsync(trace, "PK, and more than the head of an archive");
        var failed = MadeUpRuns.Red.Scenarios[1] with
        {
            PageErrors = MadeUpRuns.Nasty.Scenarios[0].PageErrors,
            Attachments = [new(AttachmentKind.Trace, trace)],
        };
        // One that failed, one that is flaky, and two that were skipped: more of the same takes axe long.
        var page = await OpenAsync(context, MadeUpRuns.Red with { Scenarios = [failed, MadeUpRuns.Red.Scenarios[4]] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Open all" }).ClickAsync();

        await Expect(page.Locator(".trace .copy")).ToBeVisibleAsync();
        await Expect(page.Locator(".listing.errors tbody tr")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page);
        await page.SetViewportSizeAsync(390, 844);
        Assert.AreEqual(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, RunReport run, string hash = "", Action<IPage>? watch = null)
    {
        await new RunReportWriter([run]).WriteAsync(new(ReportKind.Html, folder), TestContext.CancellationToken);
        var page = await context.NewPageAsync();
        // A page that its own policy hinders says so there.
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        watch?.Invoke(page);
        await page.GotoAsync(new Uri(Path.Combine(folder, "index.html")).AbsoluteUri + hash);
        await Expect(page.Locator("output")).ToContainTextAsync(" shown");
        Assert.AreEqual("", string.Join(", ", said));
        return page;
    }
}
