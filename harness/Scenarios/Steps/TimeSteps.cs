using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Moves the clock of the host page and its frames forward; timers that fall due fire once.</summary>
/// <param name="By">How far.</param>
public sealed record AdvancePageClock(TimeSpan By) : Step
{
    internal override bool MovesPageClock => true;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Page.Clock.FastForwardAsync((long)By.TotalMilliseconds);
}

/// <summary>Moves the simulator's clock forward, and with it the age of every session.</summary>
/// <param name="By">How far.</param>
public sealed record AdvanceServerClock(TimeSpan By) : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Simulator.AdvanceClockAsync(By, cancellation);
}

/// <summary>
/// Opens another tab in front, lets the browser freeze the one behind (Chrome DevTools Protocol, Page.setWebLifecycleState), and comes
/// back to it. The freeze is real; only the time that it lasts is that of the moved clocks. Needs
/// <see cref="Browser.BrowserProfile.Tabs"/>.
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
            await frame.EvaluateAsync(
                "type => { self.__harnessHeard = new Promise(heard => document.addEventListener(type, heard, { once: true })); }",
                type
            );
        return Task.WhenAll(page.Frames.Select(frame => frame.EvaluateAsync("async () => { await self.__harnessHeard; }")));
    }
}

/// <summary>
/// Closes the laptop's lid and opens it again: for page and server the time has passed, and a timer that fell due meanwhile fires once.
/// The clocks are moved; no machine sleeps.
/// </summary>
/// <param name="For">How long.</param>
public sealed record PutComputerToSleep(TimeSpan For) : Step
{
    internal override bool NeedsSimulator => true;

    internal override bool MovesPageClock => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        // The page first: a timer of the widget asks a server whose session still lives, and it is the person who finds it expired.
        await context.Page.Clock.FastForwardAsync((long)For.TotalMilliseconds);
        await context.Simulator.AdvanceClockAsync(For, cancellation);
    }
}
