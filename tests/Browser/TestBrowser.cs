using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Tests.Browser.Packages;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser;

/// <summary>
/// The browser of all tests, found or installed as the harness does it. Each test gets a context of its own, so that none sees
/// another's pages. What needs neither microphone nor window runs in Chromium's headless shell where there is one, which takes a fifth of
/// the processor's time; with SCENARIOS=all everything runs in the whole browser.
/// </summary>
[TestClass]
public static class TestBrowser
{
    private static readonly BrowserNeeds PagesAlone = new() { HeadlessShell = true };

    private static HarnessBrowsers? browsers;

    /// <summary>Whether the headless shell may be used.</summary>
    public static bool UsesHeadlessShell => !Scenarios.Ways.All;

    /// <summary>The browsers, for what opens its own contexts.</summary>
    public static HarnessBrowsers Shared =>
        browsers ?? throw new InvalidOperationException("The assembly was not initialized: run the tests with MSTest.");

    /// <summary>Firefox, of which each launch costs the processor four seconds; launched when a test asks for it.</summary>
    public static HarnessBrowsers Firefox { get; } = new(headed: false, Console.Error, kind: BrowserKind.Firefox);

    [AssemblyInitialize]
    public static async Task LaunchAsync(TestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Assertions.SetDefaultExpectTimeout((float)Guard.Patience.TotalMilliseconds);
        KeptBrowsers.OfThisProgram = new KeptBrowsers();
        browsers = new HarnessBrowsers(headed: false, Console.Error) { UsesHeadlessShell = UsesHeadlessShell };
        await browsers.GetAsync(PagesAlone, context.CancellationToken);
    }

    [AssemblyCleanup]
    public static async Task CloseAsync()
    {
        Packed.Clean();
        await ServerPool.CloseAsync();
        await RunningStack.CloseSharedAsync();
        await Firefox.DisposeAsync();
        if (browsers is not null)
            await browsers.DisposeAsync();
        if (KeptBrowsers.OfThisProgram is { } kept)
            await kept.DisposeAsync();
    }

    /// <summary>A fresh context for pages that need no microphone, to be disposed by the test.</summary>
    public static async Task<IBrowserContext> NewContextAsync()
    {
        var context = await Shared.NewContextAsync(PagesAlone, [], CancellationToken.None);
        context.SetDefaultTimeout((float)Guard.Patience.TotalMilliseconds);
        return context;
    }

    /// <summary>A fresh context of the whole browser, for pages that get a microphone; to be disposed by the test.</summary>
    public static async Task<IBrowserContext> NewContextWithMicrophoneAsync()
    {
        var context = await Shared.NewContextAsync(BrowserProfile.Microphone, CancellationToken.None);
        context.SetDefaultTimeout((float)Guard.Patience.TotalMilliseconds);
        return context;
    }

    /// <summary>Leaves a page for the test after this one.</summary>
    /// <exception cref="InvalidOperationException">Its clock was taken over, which nothing gives back.</exception>
    public static async Task LeaveAsync(IPage page)
    {
        await page.GotoAsync("about:blank");
        if (!await page.EvaluateAsync<bool>("() => Function.prototype.toString.call(Date).includes('[native code]')"))
            throw new InvalidOperationException("This test takes over the clock of every page after it. Let it have a context of its own.");
    }
}
