using KojiWidgetHarness.Harness.Browser;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser;

/// <summary>
/// The browser of all tests, found or installed as the harness does it. Each test gets a context of its own, so that none sees
/// another's pages.
/// </summary>
[TestClass]
public static class TestBrowser
{
    private static HarnessBrowser? browser;

    /// <summary>The browser itself, for what opens its own contexts.</summary>
    public static HarnessBrowser Shared =>
        browser ?? throw new InvalidOperationException("The assembly was not initialized: run the tests with MSTest.");

    [AssemblyInitialize]
    public static async Task LaunchAsync(TestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        browser = await HarnessBrowser.LaunchAsync(headed: false, Console.Error, context.CancellationToken);
    }

    [AssemblyCleanup]
    public static async Task CloseAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    /// <summary>A fresh context, to be disposed by the test.</summary>
    public static Task<IBrowserContext> NewContextAsync() => Shared.Browser.NewContextAsync();
}
