using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>Which scenarios run in Chromium's headless shell, on a machine that has one.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class HeadlessShellTests
{
    [TestMethod]
    public async Task Scenario_ThatNeedsAMicrophoneOrASettingOfTheBrowser_HasTheWholeBrowser()
    {
        Scenario[] whole = [HealthyScenarios.HealthyVoice, MicrophonePolicyScenarios.WithoutAllow, WidgetPageScenarios.StorageDenied];

        foreach (var scenario in whole)
            Assert.IsFalse((await RecordedRuns.OfAsync(scenario)).Result.HeadlessShell, scenario.Name);
    }

    [TestMethod]
    public async Task Scenario_OfPagesAlone_HasTheHeadlessShellWhereThereIsOne()
    {
        var browser = await TestBrowser.Shared.GetAsync(BrowserProfile.Microphone, CancellationToken.None);

        var (result, _) = await RecordedRuns.OfAsync(HealthyScenarios.HealthyText);

        Assert.AreEqual(browser.HeadlessShell is not null && TestBrowser.UsesHeadlessShell, result.HeadlessShell);
    }

    [TestMethod]
    public async Task Browsers_ThatMayNotUseIt_LaunchOneForBoth()
    {
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error);

        await browsers.GetAsync(new BrowserNeeds { HeadlessShell = true }, CancellationToken.None);
        var browser = await browsers.GetAsync(BrowserProfile.Microphone, CancellationToken.None);

        Assert.AreEqual((1, false), (browsers.Launched, browser.IsHeadlessShell));
    }
}
