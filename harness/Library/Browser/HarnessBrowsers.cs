using System.Collections.Concurrent;
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
    private readonly ConcurrentQueue<Task> ending = new();
    private readonly BrowserNetwork names = network ?? BrowserNetwork.ThisMachine;

    /// <summary>How many processes were started that scenarios share.</summary>
    public int Launched => running.Count;

    /// <summary>A fresh browser context of a browser with this profile. The caller disposes the context.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public async Task<IBrowserContext> NewContextAsync(BrowserProfile profile, CancellationToken cancellation)
    {
        var shared = await GetAsync(profile, cancellation);
        if (profile != BrowserProfile.Tabs)
        {
            // A page's service worker would answer requests out of our sight.
            return await shared.Browser.NewContextAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Block });
        }

        var own = await TabbedBrowser.LaunchAsync(shared.Playwright, shared.Path, names, headed, cancellation);
        // The context is all that the browser is there for.
        own.Context.Close += (_, _) => ending.Enqueue(own.DisposeAsync().AsTask());
        return own.Context;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(ending);
        foreach (var browser in running.Values)
            await browser.DisposeAsync();
        launching.Dispose();
    }

    /// <summary>The browser with this profile, launched if need be; for one with tabs, that beside which it is launched.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public async Task<HarnessBrowser> GetAsync(BrowserProfile profile, CancellationToken cancellation)
    {
        var shared = profile == BrowserProfile.Tabs ? BrowserProfile.Microphone : profile;
        await launching.WaitAsync(cancellation);
        try
        {
            if (!running.TryGetValue(shared, out var browser))
                running[shared] = browser = await HarnessBrowser.LaunchAsync(shared, names, headed, progress, cancellation);
            return browser;
        }
        finally
        {
            launching.Release();
        }
    }
}
