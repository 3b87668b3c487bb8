using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios;

/// <summary>
/// Opens and closes the pages of scenarios. The page of the next one can be opened, and that of the last one closed, while the one between
/// them runs: either takes a browser about as long as a scenario waits for other things. Not for concurrent use.
/// </summary>
/// <param name="browsers">Where they are opened; they stay the caller's.</param>
/// <param name="credentials">Users and passwords that a page may be asked for.</param>
internal sealed class PagePreparer(HarnessBrowsers browsers, IReadOnlyList<SiteCredentials> credentials) : IAsyncDisposable
{
    // A browser that is taken down leaves some calls without an answer for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private readonly CancellationTokenSource done = new();
    private readonly Dictionary<BrowserNeeds, Task<PreparedPage?>> prepared = [];
    private Task closing = Task.CompletedTask;

    /// <summary>Begins to open a page for what has these needs, unless one waits for it already.</summary>
    public void Prepare(BrowserNeeds needs)
    {
        if (browsers.CanPrepare(needs) && !prepared.ContainsKey(browsers.OfContext(needs)))
            prepared[browsers.OfContext(needs)] = TryOpenAsync(needs);
    }

    /// <summary>The page that was prepared for these needs, or one that is opened now.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public async Task<PreparedPage> TakeAsync(BrowserNeeds needs, CancellationToken cancellation)
    {
        if (prepared.Remove(browsers.OfContext(needs), out var waiting) && await waiting.WaitAsync(cancellation) is { IsThere: true } page)
            return page;
        return await PreparedPage.OpenAsync(browsers, needs, credentials, cancellation);
    }

    /// <summary>Begins to close a page that is no longer used, once the one before it is closed.</summary>
    public void Retire(PreparedPage page) => closing = CloseAsync(closing, page);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await EndAsync().WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        done.Dispose();
    }

    private async Task EndAsync()
    {
        foreach (var waiting in prepared.Values)
        {
            if (await waiting is { } page)
                Retire(page);
        }

        await closing;
    }

    // What keeps a page from being prepared keeps the scenario from its page, too, which then says so.
    private async Task<PreparedPage?> TryOpenAsync(BrowserNeeds needs)
    {
        try
        {
            return await PreparedPage.OpenAsync(browsers, needs, credentials, done.Token);
        }
        // A browser that goes away while Playwright makes a context in it: Playwright stumbles over what is no longer there.
        catch (Exception refused)
            when (refused
                    is PlaywrightException
                        or TimeoutException
                        or OperationCanceledException
                        or BrowserNotFoundException
                        or NullReferenceException
            )
        {
            return null;
        }
    }

    private static async Task CloseAsync(Task before, PreparedPage page)
    {
        await before;
        try
        {
            await page.Context.DisposeAsync();
        }
        catch (PlaywrightException)
        {
            // The browser went away, and the page with it.
        }
    }
}
