using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Checks.Live;

/// <summary>Waits until a page has become what it stays: scripts put frames in late, and a service worker may reload the page once it is there.</summary>
internal static class PageSettling
{
    private const float PatienceMs = 5_000;
    private const int MostRounds = 4;

    // A worker that begins to control the page is often waited for by a script that then reloads it.
    private const string AwaitWorker = """
        async () => {
          const workers = await navigator.serviceWorker?.getRegistrations?.() ?? [];
          if (workers.length === 0 || navigator.serviceWorker.controller) return;
          await Promise.race([
            new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done)),
            new Promise(done => setTimeout(done, 2000)),
          ]);
          await new Promise(done => setTimeout(done, 500));
        }
        """;

    public static async Task WaitAsync(IPage tab, FrameLog log)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var before = log.Navigations;
            try
            {
                await tab.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = PatienceMs });
                await tab.EvaluateAsync(AwaitWorker);
            }
            catch (TimeoutException)
            {
                // A page that never rests is looked at as it is.
                return;
            }
            catch (PlaywrightException) when (!tab.IsClosed)
            {
                // It navigated meanwhile.
                continue;
            }

            if (log.Navigations == before)
                return;
        }
    }
}
