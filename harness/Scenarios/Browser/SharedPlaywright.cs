using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// Playwright's driver, a process of Node.js that takes the processor two thirds of a second to start: the browsers that this program runs
/// at the same time share one.
/// </summary>
internal sealed class SharedPlaywright : IDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private Driver? current;

    /// <summary>Gets the one of this program.</summary>
    public static SharedPlaywright OfThisProgram { get; } = new();

    /// <summary>Gets the driver that runs, or starts one. The last user to dispose of it ends it.</summary>
    public async Task<PlaywrightUse> UseAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (current is not { } running || !running.TryEnter())
                current = running = await StartAsync();
            else if (!await IsAliveAsync(running.Playwright))
            {
                running.Leave();
                current = running = await StartAsync();
            }

            return new PlaywrightUse(running.Playwright, running.Leave);
        }
        finally
        {
            starting.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => starting.Dispose();

    private static async Task<Driver> StartAsync() => new(await Playwright.CreateAsync());

    // Its process may have been killed. Nothing that it offers tells, so it is asked for something that costs next to nothing.
    private static async Task<bool> IsAliveAsync(IPlaywright playwright)
    {
        try
        {
            var asked = await playwright.APIRequest.NewContextAsync();
            await asked.DisposeAsync();
            return true;
        }
        catch (Exception gone) when (gone is PlaywrightException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    private sealed class Driver(IPlaywright playwright)
    {
        private readonly Lock counting = new();
        private int users = 1;

        public IPlaywright Playwright { get; } = playwright;

        public bool TryEnter()
        {
            lock (counting)
            {
                if (users == 0)
                    return false;
                users++;
                return true;
            }
        }

        public void Leave()
        {
            lock (counting)
            {
                if (--users > 0)
                    return;
            }

            Playwright.Dispose();
        }
    }
}

/// <summary>One user's part of a shared driver.</summary>
/// <param name="playwright">What the driver offers.</param>
/// <param name="leave">Called when the user needs it no longer.</param>
internal sealed class PlaywrightUse(IPlaywright playwright, Action leave) : IDisposable
{
    private readonly Once left = new();

    /// <summary>Gets what the driver offers.</summary>
    public IPlaywright Playwright { get; } = playwright;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (left.Take())
            leave();
    }
}
