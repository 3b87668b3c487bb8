using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>
/// Opens another tab in front, lets the browser freeze the one behind (Chrome DevTools Protocol, Page.setWebLifecycleState), and comes
/// back to it. The freeze is real; only the time that it lasts is that of the moved clocks. Needs <see cref="Browser.BrowserProfile.Tabs"/>.
/// </summary>
/// <param name="For">How long.</param>
public sealed record FreezeTab(TimeSpan For) : Step
{
    internal override bool NeedsSimulator => true;

    internal override bool MovesPageClock => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var page = context.Page;
        var now = DateTimeOffset.FromUnixTimeMilliseconds((long)await page.EvaluateAsync<double>("Date.now()"));
        var inFront = await page.Context.NewPageAsync();
        await inFront.BringToFrontAsync();

        var frozen = await ListenAsync(page, "freeze");
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        await frozen.WaitAsync(cancellation);

        // Its clock is set, not run on: timers stand still.
        await page.Clock.SetSystemTimeAsync((now + For).UtcDateTime);
        await context.Simulator.AdvanceClockAsync(For, cancellation);

        var resumed = await ListenAsync(page, "resume");
        await page.BringToFrontAsync();
        await resumed.WaitAsync(cancellation);
        await inFront.CloseAsync();
    }

    // Each document hears of it by itself, in its own process; the task that is returned ends when all have.
    private static async Task<Task> ListenAsync(IPage page, string type)
    {
        foreach (var frame in page.Frames)
            await frame.EvaluateAsync("type => { self.__harnessHeard = new Promise(heard => document.addEventListener(type, heard, { once: true })); }", type);
        return Task.WhenAll(page.Frames.Select(frame => frame.EvaluateAsync("async () => { await self.__harnessHeard; }")));
    }
}
