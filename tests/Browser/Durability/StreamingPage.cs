using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Durability;

/// <summary>A host page whose widget posts numbers, about as fast as the bridge takes them.</summary>
internal sealed class StreamingPage
{
    private const int PerSecond = 80;

    private readonly IPage page;

    private StreamingPage(IPage page, string session)
    {
        this.page = page;
        Session = session;
        page.Console += (_, message) => Warnings.Add(message.Text);
    }

    public string Session { get; }

    public List<string> Warnings { get; } = [];

    public static async Task<StreamingPage> OpenAsync(IBrowserContext context, UpProcess host, string run, string session, int numbers)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.HostPage(run, session), new() { WaitUntil = WaitUntilState.Load });
        var widget = await (await page.WaitForSelectorAsync("#widget"))!.ContentFrameAsync();
        await widget!.EvaluateAsync(
            """
            ([numbers, perSecond, origin]) => {
                const began = performance.now();
                let next = 0;
                window.posted = new Promise(resolve => {
                    const timer = setInterval(() => {
                        const due = Math.min(numbers, Math.floor((performance.now() - began) * perSecond / 1000));
                        for (; next < due; next++) parent.postMessage({type: 'number', n: next}, origin);
                        if (next === numbers) { clearInterval(timer); resolve(); }
                    }, 50);
                });
            }
            """,
            new object[] { numbers, PerSecond, host.Address.GetLeftPart(UriPartial.Authority) }
        );
        return new StreamingPage(page, session);
    }

    /// <summary>How many events the host has acknowledged to the bridge, once all were posted and acknowledged.</summary>
    public async Task<int> StoredAsync()
    {
        var widget = await (await page.WaitForSelectorAsync("#widget"))!.ContentFrameAsync();
        await widget!.EvaluateAsync("() => window.posted");
        return await page.EvaluateAsync<int>(
            """
            async () => {
                const bridge = KojiBridge.start();
                // What was posted last may still be on its way to the bridge.
                await new Promise(resolve => setTimeout(resolve));
                await bridge.settled();
                return bridge.status().stored;
            }
            """
        );
    }
}
