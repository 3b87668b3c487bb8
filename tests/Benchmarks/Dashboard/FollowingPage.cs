using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Benchmarks.Dashboard;

/// <summary>A dashboard that is open and follows, as its reader's browser feels it.</summary>
internal sealed class FollowingPage(IPage page, ICDPSession devTools)
{
    // From the key to the picture that shows its effect.
    private const string WatchForEffect = """
        () => {
            const button = document.querySelector('.follow');
            const before = button.getAttribute('aria-pressed');
            let pressed;
            document.addEventListener('keydown', event => pressed = event.timeStamp, {once: true, capture: true});
            window.effect = new Promise(resolve => {
                const seen = new MutationObserver(() => {
                    if (button.getAttribute('aria-pressed') === before) return;
                    seen.disconnect();
                    requestAnimationFrame(() => resolve(performance.now() - pressed));
                });
                seen.observe(button, {attributes: true});
            });
        }
        """;

    public static async Task<FollowingPage> OpenAsync(LiveStack stack, string path)
    {
        var page = await stack.NewPageAsync();
        await page.GotoAsync(stack.AddressOf(path));
        await page.Locator(".workspace[data-keys=on]").WaitForAsync();
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Performance.enable");
        return new FollowingPage(page, devTools);
    }

    /// <summary>Milliseconds that a key of the list takes: p, which pauses or goes on by way of the server.</summary>
    public async Task<double> PressAsync()
    {
        await page.EvaluateAsync(WatchForEffect);
        await page.Keyboard.PressAsync("p");
        return await page.EvaluateAsync<double>("() => window.effect");
    }

    /// <summary>Megabytes of the page's JavaScript heap after a collection, and its DOM nodes.</summary>
    public async Task<(double Megabytes, double Nodes)> MemoryAsync()
    {
        await devTools.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await devTools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray().ToList();
        return (Of("JSHeapUsedSize") / 1e6, Of("Nodes"));

        double Of(string name) => metrics.Single(metric => metric.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
    }

    /// <summary>Done once the page shows the event at this position.</summary>
    public Task ShowsAsync(long position) => page.Locator($".row[data-position='{position}']").WaitForAsync();

    /// <summary>What the page says of how many events there are.</summary>
    public Task<string> CountAsync() => page.Locator(".count").InnerTextAsync();
}
