using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Browser;

/// <summary>The browsers of a run: one process for each profile that a scenario asks for, started when the first one does.</summary>
/// <param name="headed">Whether their windows show.</param>
/// <param name="progress">Told about an installation.</param>
/// <param name="network">What names mean to them; nothing but this machine by default.</param>
public sealed class HarnessBrowsers(bool headed, TextWriter progress, BrowserNetwork? network = null) : IAsyncDisposable
{
    private readonly SemaphoreSlim launching = new(1, 1);
    private readonly Dictionary<BrowserProfile, HarnessBrowser> running = [];

    /// <summary>How many processes were started.</summary>
    public int Launched => running.Count;

    /// <summary>A fresh browser context of a browser with this profile. The caller disposes the context.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public async Task<IBrowserContext> NewContextAsync(BrowserProfile profile, CancellationToken cancellation) =>
        // A page's service worker would answer requests out of our sight.
        await (await GetAsync(profile, cancellation)).Browser.NewContextAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Block });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var browser in running.Values)
            await browser.DisposeAsync();
        launching.Dispose();
    }

    /// <summary>The browser with this profile, launched if need be.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public async Task<HarnessBrowser> GetAsync(BrowserProfile profile, CancellationToken cancellation)
    {
        await launching.WaitAsync(cancellation);
        try
        {
            if (!running.TryGetValue(profile, out var browser))
                running[profile] = browser = await HarnessBrowser.LaunchAsync(profile, network ?? BrowserNetwork.ThisMachine, headed, progress, cancellation);
            return browser;
        }
        finally
        {
            launching.Release();
        }
    }
}
