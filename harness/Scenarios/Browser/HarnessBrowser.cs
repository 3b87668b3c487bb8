using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>One running browser. Scenarios share it, each in a context of its own.</summary>
public sealed class HarnessBrowser : IAsyncDisposable
{
    private const string Headed = "--headed";

    private readonly PlaywrightUse driver;

    private HarnessBrowser(PlaywrightUse driver, IBrowser browser, string path, string? shell, bool isSandboxed)
    {
        this.driver = driver;
        HeadlessShell = shell;
        Browser = browser;
        Path = path;
        IsSandboxed = isSandboxed;
    }

    /// <summary>Gets a value indicating whether it keeps pages in its sandbox.</summary>
    public bool IsSandboxed { get; }

    /// <summary>Path of the headless shell of its build; null when there is none.</summary>
    internal string? HeadlessShell { get; }

    /// <summary>Gets a value indicating whether it is that headless shell itself.</summary>
    internal bool IsHeadlessShell => Path == HeadlessShell;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; }

    /// <summary>Name and version of the browser.</summary>
    public BrowserInfo Info => new(Browser.BrowserType.Name, Browser.Version);

    internal IPlaywright Playwright => driver.Playwright;

    /// <summary>Path of its program.</summary>
    public string Path { get; }

    /// <summary>Finds a browser, installs one where there is none, and launches it.</summary>
    /// <param name="kind">Which kind of browser.</param>
    /// <param name="needs">What it is launched for.</param>
    /// <param name="network">What names mean to it.</param>
    /// <param name="headed">Whether its windows show.</param>
    /// <param name="sandbox">Whether pages are kept in its sandbox; Firefox does so by itself.</param>
    /// <param name="program">Path of its program; null for the one that is found.</param>
    /// <param name="progress">Receives the progress of an installation; must not be standard output where that carries data.</param>
    /// <param name="cancellation">Ends an installation.</param>
    /// <exception cref="BrowserNotFoundException">
    /// There is none, and none could be installed; it does not start; or there is no display for its windows.
    /// </exception>
    internal static async Task<HarnessBrowser> LaunchAsync(
        BrowserKind kind,
        BrowserNeeds needs,
        BrowserNetwork network,
        bool headed,
        SandboxUse sandbox,
        string? program,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        // Before anything that takes long.
        if (headed)
            Display.Require(Headed);
        var driver = await SharedPlaywright.OfThisProgram.UseAsync();
        try
        {
            var playwright = driver.Playwright;
            var path = program ?? kind.Find(playwright);
            if (path is null)
            {
                await kind.InstallAsync(progress, cancellation);
                path = kind.Find(playwright)
                    ?? throw new BrowserNotFoundException("A browser was installed but is not found. Set KOJI_BROWSER to its path.");
            }

            var shell = program is null && !headed ? kind.FindHeadlessShell(playwright, path) : null;
            if (needs.HeadlessShell && shell is not null)
                path = shell;

            Task<IBrowser> StartAsync(bool sandboxed) => kind.LaunchAsync(playwright, path, needs, network, headed, sandboxed);
            var (browser, isSandboxed) =
                kind == BrowserKind.Chromium ? await Sandbox.LaunchAsync(StartAsync, sandbox) : (await StartAsync(true), true);
            return new HarnessBrowser(driver, browser, path, shell, isSandboxed);
        }
        catch (Exception refused) when (refused is PlaywrightException or TimeoutException)
        {
            driver.Dispose();
            if (headed && Display.IsMissed(refused.Message))
                throw new BrowserNotFoundException(Display.Refusal(Headed, "the browser finds none, or may not use it"));
            throw new BrowserNotFoundException(
                $"The browser does not start: {refused.Message.FirstLine().TrimEnd('.')}. {Remedy(kind, program, headed)}"
            );
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    private static string Remedy(BrowserKind kind, string? program, bool headed)
    {
        var another = program is not null
            ? $"It is '{program}': name another with --browser"
            : $"Set {(kind == BrowserKind.Firefox ? FirefoxFinder.Variable : BrowserFinder.Variable)} to another one";
        return headed ? $"{another}, or leave {Headed} out." : $"{another}.";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        driver.Dispose();
    }
}

/// <summary>Opens an address that has user and password in it.</summary>
internal static class OpeningWithCredentials
{
    /// <summary>Opens it. What the browser says when it cannot names the address as it was asked for, and goes on without both.</summary>
    /// <exception cref="PlaywrightException">It does not open.</exception>
    /// <exception cref="TimeoutException">It does not open in time.</exception>
    public static async Task OpenAsync(this IPage page, Uri address, WaitUntilState until)
    {
        try
        {
            await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = until });
        }
        catch (TimeoutException refused)
        {
            throw new TimeoutException(Redactor.HideCredentials(refused.Message));
        }
        catch (PlaywrightException refused)
        {
            throw new PlaywrightException(Redactor.HideCredentials(refused.Message));
        }
    }
}
