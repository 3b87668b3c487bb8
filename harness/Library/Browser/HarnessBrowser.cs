using System.Collections;
using KojiWidgetHarness.Protocol.Verdicts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Browser;

/// <summary>One running browser. Scenarios share it, each in a context of its own.</summary>
public sealed class HarnessBrowser : IAsyncDisposable
{
    private HarnessBrowser(IPlaywright playwright, IBrowser browser, string path)
    {
        Playwright = playwright;
        Browser = browser;
        Path = path;
    }

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; }

    /// <summary>What it is.</summary>
    public BrowserInfo Info => new(Browser.BrowserType.Name, Browser.Version);

    internal IPlaywright Playwright { get; }

    /// <summary>Path of its program.</summary>
    public string Path { get; }

    /// <summary>Finds a browser, installs one where there is none, and launches it.</summary>
    /// <param name="profile">What it shows its pages of a machine.</param>
    /// <param name="network">What names mean to it.</param>
    /// <param name="headed">Whether its windows show.</param>
    /// <param name="progress">Told about an installation; must not be standard output where that carries data.</param>
    /// <param name="cancellation">Ends an installation.</param>
    /// <exception cref="BrowserNotFoundException">There is none, and none could be installed; or it does not start.</exception>
    public static async Task<HarnessBrowser> LaunchAsync(
        BrowserProfile profile, BrowserNetwork network, bool headed, TextWriter progress, CancellationToken cancellation)
    {
        var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        try
        {
            var path = Find(playwright);
            if (path is null)
            {
                await BrowserInstaller.InstallAsync(progress, cancellation);
                path = Find(playwright) ?? throw new BrowserNotFoundException("A browser was installed but is not found. Set KOJI_BROWSER to its path.");
            }

            var browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = path,
                Headless = !headed,
                Args = LaunchArguments.Of(profile, network),
                Env = EnvironmentOf(profile),
            });
            return new HarnessBrowser(playwright, browser, path);
        }
        catch (PlaywrightException refused)
        {
            playwright.Dispose();
            throw new BrowserNotFoundException($"The browser does not start: {refused.Message.Split('\n')[0]} Set KOJI_BROWSER to another one.");
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        Playwright.Dispose();
    }

    private static string? Find(IPlaywright playwright) =>
        BrowserFinder.Find(playwright.Chromium.ExecutablePath, Environment.GetEnvironmentVariable, File.Exists);

    // What is given replaces the whole environment of the browser, so what this process has goes along.
    private static Dictionary<string, string> EnvironmentOf(BrowserProfile profile)
    {
        var all = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");
        foreach (var (name, value) in LaunchArguments.Environments(profile))
            all[name] = value;
        return all;
    }
}
