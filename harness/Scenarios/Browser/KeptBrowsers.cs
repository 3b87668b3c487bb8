using System.Collections.Concurrent;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// Browsers that outlast the run that launched them, for a program that has many runs one after the other, each of which would launch its
/// own: a launch takes the processor two seconds.
/// </summary>
internal sealed class KeptBrowsers : IAsyncDisposable
{
    private readonly ConcurrentDictionary<object, SemaphoreSlim> launching = [];
    private readonly ConcurrentDictionary<object, HarnessBrowser> kept = [];

    /// <summary>Gets or sets those that all runs of this program use; null, as it is by default, where each launches its own.</summary>
    public static KeptBrowsers? OfThisProgram { get; set; }

    /// <summary>Gets the one that was launched alike, or launches it. It is not the caller's to dispose of.</summary>
    /// <param name="alike">Equal for those that serve alike.</param>
    /// <param name="launch">Launches it.</param>
    /// <param name="cancellation">Ends the wait for another caller who launches it.</param>
    public async Task<HarnessBrowser> GetAsync(object alike, Func<Task<HarnessBrowser>> launch, CancellationToken cancellation)
    {
        var turn = launching.GetOrAdd(alike, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        try
        {
            if (kept.TryGetValue(alike, out var browser) && browser.Browser.IsConnected)
                return browser;
            if (browser is not null)
                await browser.DisposeAsync();
            return kept[alike] = await launch();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var browser in kept.Values)
            await browser.DisposeAsync();
        foreach (var turn in launching.Values)
            turn.Dispose();
    }
}
