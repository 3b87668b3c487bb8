using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Live;

/// <summary>
/// Waits until a page has become what it stays: scripts put frames in late, and a service worker may reload the page once it is there.
/// </summary>
internal static class PageSettling
{
    private const float PatienceMs = 5_000;
    private const int MostRounds = 4;

    // What the page registers is known from the call on; the browser lists it only once it has been fetched.
    private const string Registered = """
        (() => {
          const prototype = globalThis.ServiceWorkerContainer?.prototype;
          if (prototype === undefined) return;
          const { register } = prototype;
          const asked = [];
          prototype.register = function (...of) {
            const answer = register.apply(this, of);
            asked.push(answer);
            return answer;
          };
          Object.defineProperty(window, '__kojiWorkers', { value: () => Promise.allSettled(asked) });
        })()
        """;

    // A worker that begins to control the page is often waited for by a script that then reloads it.
    private const string AwaitWorker = """
        async patience => {
          const workers = navigator.serviceWorker;
          const within = (milliseconds, what) => Promise.race([what, new Promise(done => setTimeout(done, milliseconds))]);
          if (workers?.getRegistrations === undefined) return;
          await within(patience, window.__kojiWorkers?.());
          if ((await workers.getRegistrations()).length === 0 || workers.controller) return;
          await within(patience, workers.ready);
          await within(500, new Promise(done => workers.addEventListener('controllerchange', done)));
          await within(500, new Promise(() => {}));
        }
        """;

    /// <summary>To be called before the page opens.</summary>
    public static Task PrepareAsync(IPage tab) => tab.AddInitScriptAsync(Registered);

    public static async Task WaitAsync(IPage tab, FrameLog log)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var before = log.Navigations;
            try
            {
                await tab.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = PatienceMs });
                await tab.EvaluateAsync(AwaitWorker, PatienceMs);
            }
            catch (TimeoutException)
            {
                // A page that never rests is looked at as it is.
                return;
            }
            catch (PlaywrightException) when (!tab.IsClosed)
            {
                // The page navigated meanwhile.
                continue;
            }

            if (log.Navigations == before)
                return;
        }
    }
}
