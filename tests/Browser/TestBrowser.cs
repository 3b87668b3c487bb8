using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser;

/// <summary>The browser of all tests. Each test gets a context of its own, so that none sees another's pages.</summary>
[TestClass]
public static class TestBrowser
{
    private const string Chromium = "/usr/bin/chromium";

    private static IPlaywright? playwright;
    private static IBrowser? browser;

    [AssemblyInitialize]
    public static async Task LaunchAsync(TestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-default-browser-check",
                "--use-fake-device-for-media-stream",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ],
        });
    }

    [AssemblyCleanup]
    public static async Task CloseAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }

    /// <summary>A fresh context, to be disposed by the test.</summary>
    public static Task<IBrowserContext> NewContextAsync() =>
        browser?.NewContextAsync() ?? throw new InvalidOperationException("The assembly was not initialized: run the tests with MSTest.");
}
