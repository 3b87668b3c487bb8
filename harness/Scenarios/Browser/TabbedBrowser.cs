using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// A browser whose pages are tabs as a person has them: Playwright tells those that it launches that they are in front, whatever is. It
/// connects to this one instead, and leaves it as it is; that it can do only for a browser's own context, so each has one scenario.
/// </summary>
internal sealed partial class TabbedBrowser : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo profile;
    private IBrowser? browser;

    private TabbedBrowser(Process process, DirectoryInfo profile) => (this.process, this.profile) = (process, profile);

    /// <summary>The browser's own context.</summary>
    public IBrowserContext Context => browser!.Contexts[0]; // Only one that was launched is handed out.

    /// <summary>Launches one like another, and connects to it.</summary>
    /// <exception cref="BrowserNotFoundException">It does not start.</exception>
    public static async Task<TabbedBrowser> LaunchAsync(
        HarnessBrowser beside,
        BrowserNetwork network,
        bool headed,
        CancellationToken cancellation
    )
    {
        var profile = Directory.CreateTempSubdirectory("koji-harness-");
        string[] own =
        [
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile.FullName,
            .. headed ? Array.Empty<string>() : ["--headless"],
            .. beside.IsSandboxed ? Array.Empty<string>() : [Sandbox.Option],
            "about:blank",
        ];
        var start = new ProcessStartInfo(beside.Path, [.. LaunchArguments.Of(BrowserProfile.Tabs, network), .. own])
        {
            RedirectStandardError = true,
        };
        var launched = new TabbedBrowser(new Process { StartInfo = start }, profile);
        try
        {
            var address = await launched.StartAsync(cancellation);
            launched.browser = await beside.Playwright.Chromium.ConnectOverCDPAsync(address, new() { NoDefaults = true });
            return launched;
        }
        catch
        {
            await launched.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once; whatever is asked of it fails.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        if (IsRunning)
        {
            Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child of it may still hold a file: the system's clean-up of temporary files takes it.
        }
    }

    private bool IsRunning { get; set; }

    // It says on standard error where it listens, and goes on to say much else that has to be read lest it blocks.
    private async Task<string> StartAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                started.TrySetException(new BrowserNotFoundException("The browser ended as it started. Set KOJI_BROWSER to another one."));
            else if (Listening().Match(line.Data) is { Success: true } address)
                started.TrySetResult(address.Groups[1].Value);
        };
        IsRunning = process.Start();
        process.BeginErrorReadLine();
        return await started.Task.WaitAsync(cancellation);
    }

    [GeneratedRegex(@"^DevTools listening on (ws://\S+)")]
    private static partial Regex Listening();
}
