using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Browser;

/// <summary>
/// Playwright's driver, a process of its own that needs a third of a second of the processor to start: all browsers that this program
/// launches have one. It ends with the last of them.
/// </summary>
internal sealed class SharedDriver
{
    private static readonly SemaphoreSlim Starting = new(1, 1);

    // Whoever comes next uses this one; none before the first, after the last, and once one seems to have died.
    private static SharedDriver? current;

    private int users;

    private SharedDriver(IPlaywright playwright) => Playwright = playwright;

    /// <summary>What it is driven by.</summary>
    public IPlaywright Playwright { get; }

    /// <summary>The one that runs, or a new one; to be given back.</summary>
    public static async Task<SharedDriver> TakeAsync(CancellationToken cancellation)
    {
        await Starting.WaitAsync(cancellation);
        try
        {
            current ??= new SharedDriver(await Microsoft.Playwright.Playwright.CreateAsync());
            current.users++;
            return current;
        }
        finally
        {
            Starting.Release();
        }
    }

    /// <summary>Says that a browser is done with it.</summary>
    /// <param name="isAlive">Whether it may be given to others. A browser that went away by itself may have gone with its driver.</param>
    public async ValueTask GiveBackAsync(bool isAlive)
    {
        await Starting.WaitAsync();
        try
        {
            if (--users > 0 && isAlive)
                return;
            if (current == this)
                current = null;
            if (users == 0)
                Playwright.Dispose();
        }
        finally
        {
            Starting.Release();
        }
    }
}
