using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

[TestClass]
[TestCategory("Browser")]
public sealed class PagePreparerTests
{
    [TestMethod]
    public async Task PreparedPage_IsForThoseWhoNeedTheSameOfItsContext_Once()
    {
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error) { Kept = null };
        var browser = await browsers.GetAsync(BrowserProfile.Microphone, CancellationToken.None);
        await using var pages = new PagePreparer(browsers, []);

        pages.Prepare(new() { Microphone = MicrophoneSetting.Denied });
        var trusting = await pages.TakeAsync(new() { TrustsAnyone = true }, CancellationToken.None);
        var first = await pages.TakeAsync(new() { Microphone = MicrophoneSetting.Granted }, CancellationToken.None);
        var second = await pages.TakeAsync(new(), CancellationToken.None);

        Assert.HasCount(3, new[] { trusting.Context, first.Context, second.Context }.Distinct());
        Assert.HasCount(3, browser.Browser.Contexts);
    }

    [TestMethod]
    public async Task PreparedPage_WhoseBrowserWentAway_IsReplaced()
    {
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error) { Kept = null };
        var browser = await browsers.GetAsync(BrowserProfile.Microphone, CancellationToken.None);
        await using var pages = new PagePreparer(browsers, []);
        pages.Prepare(new());
        pages.Retire(await pages.TakeAsync(new(), CancellationToken.None));
        pages.Prepare(new());

        await browser.Browser.CloseAsync();
        var page = await pages.TakeAsync(new(), CancellationToken.None);

        Assert.IsTrue(page.IsThere);
        Assert.AreEqual(2, await page.Page.EvaluateAsync<int>("1 + 1"));
    }

    [TestMethod]
    public async Task PagesThatNobodyTook_AndThatAreRetired_AreClosedAtItsEnd()
    {
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error) { Kept = null };
        var browser = await browsers.GetAsync(BrowserProfile.Microphone, CancellationToken.None);
        await using (var pages = new PagePreparer(browsers, []))
        {
            pages.Retire(await pages.TakeAsync(new(), CancellationToken.None));
            pages.Prepare(new());
        }

        Assert.IsEmpty(browser.Browser.Contexts);
    }
}
