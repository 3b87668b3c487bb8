using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>
/// A browser context that tests have one after the other: each of its own costs a window of the browser's, which is a third of what it
/// takes to show a page of the dashboard. For tests that open pages, and change nothing that outlives them: they grant, route and add
/// nothing.
/// </summary>
internal sealed class LentContext : IAsyncDisposable
{
    // The browser closes them when it ends.
    private static readonly ConcurrentBag<IPage> Free = [];

    private readonly IPage first;
    private bool isFirstTaken;

    private LentContext(IPage first) => this.first = first;

    /// <summary>One that nobody else has until it is given back.</summary>
    public static async Task<LentContext> TakeAsync() =>
        new(Free.TryTake(out var page) ? page : await (await TestBrowser.NewContextAsync()).NewPageAsync());

    /// <summary>A page of it that nobody has.</summary>
    public Task<IPage> NewPageAsync()
    {
        if (isFirstTaken)
            return first.Context.NewPageAsync();
        isFirstTaken = true;
        return Task.FromResult(first);
    }

    /// <summary>Gives it back as it was.</summary>
    public async ValueTask DisposeAsync()
    {
        if (first.IsClosed)
        {
            await first.Context.DisposeAsync();
            return;
        }

        foreach (var page in first.Context.Pages.Where(page => page != first).ToList())
            await page.CloseAsync();
        await first.Context.ClearCookiesAsync();
        if (first.Url != "about:blank")
            await first.EvaluateAsync("() => { localStorage.clear(); sessionStorage.clear(); }");
        await first.Mouse.MoveAsync(0, 0);
        await first.EmulateMediaAsync(
            new()
            {
                ColorScheme = ColorScheme.Null,
                ReducedMotion = ReducedMotion.Null,
                ForcedColors = ForcedColors.Null,
            }
        );
        await first.SetViewportSizeAsync(1280, 720);
        await TestBrowser.LeaveAsync(first);
        Free.Add(first);
    }
}
