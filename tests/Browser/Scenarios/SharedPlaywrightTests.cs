using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

[TestClass]
[TestCategory("Browser")]
public sealed class SharedPlaywrightTests
{
    [TestMethod]
    public async Task Driver_IsSharedWhileItIsUsed_AndReplacedOnceItIsGone()
    {
        using var shared = new SharedPlaywright();
        using var first = await shared.UseAsync();
        using var beside = await shared.UseAsync();

        first.Dispose();
        using var third = await shared.UseAsync();
        third.Playwright.Dispose(); // Its connection is gone, whatever ended it.
        using var anew = await shared.UseAsync();
        await using var answer = await anew.Playwright.APIRequest.NewContextAsync();

        Assert.AreSame(first.Playwright, beside.Playwright);
        Assert.AreSame(beside.Playwright, third.Playwright, "one user less ends nothing");
        Assert.AreNotSame(third.Playwright, anew.Playwright);
    }

    [TestMethod]
    public async Task Driver_ThatNobodyUses_IsEnded()
    {
        using var shared = new SharedPlaywright();
        var use = await shared.UseAsync();

        use.Dispose();
        use.Dispose();

        await Assert.ThrowsAsync<Microsoft.Playwright.PlaywrightException>(() => use.Playwright.APIRequest.NewContextAsync());
        using var next = await shared.UseAsync();
        Assert.AreNotSame(use.Playwright, next.Playwright);
    }

    [TestMethod]
    public async Task Browsers_OfOneProgram_ShareTheDriver()
    {
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error) { Kept = null, UsesHeadlessShell = true };

        var own = await browsers.GetAsync(new BrowserNeeds { HeadlessShell = true }, CancellationToken.None);
        var other = await TestBrowser.Shared.GetAsync(new BrowserNeeds { HeadlessShell = true }, CancellationToken.None);

        Assert.AreNotSame(other.Browser, own.Browser);
        Assert.AreSame(other.Playwright, own.Playwright);
    }
}
