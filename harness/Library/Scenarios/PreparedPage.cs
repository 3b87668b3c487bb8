using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Probes;
using KojiWidgetHarness.Protocol.Addresses;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Scenarios;

/// <summary>An empty page in a fresh browser context, with what has to listen before its first document comes.</summary>
internal sealed class PreparedPage
{
    private const float StepTimeoutMs = 10_000;

    /// <summary>One that is there already, whose listeners are still to be started.</summary>
    public PreparedPage(IPage page, BrowserKind browser)
    {
        Page = page;
        Refusals = new RefusalRecorder(page, browser);
        Halts = new HaltRecorder(page);
    }

    public IPage Page { get; }

    public IBrowserContext Context => Page.Context;

    public RefusalRecorder Refusals { get; }

    public HaltRecorder Halts { get; }

    /// <summary>Whether it and its browser are still there.</summary>
    public bool IsThere => !Page.IsClosed && Context.Browser is not { IsConnected: false };

    /// <summary>Opens one.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public static async Task<PreparedPage> OpenAsync(HarnessBrowsers browsers, BrowserNeeds needs, IReadOnlyList<SiteCredentials> credentials, CancellationToken cancellation)
    {
        var context = await browsers.NewContextAsync(needs, credentials, cancellation);
        try
        {
            context.SetDefaultTimeout(StepTimeoutMs);
            var prepared = new PreparedPage(await context.NewPageAsync(), browsers.Kind);
            await Task.WhenAll(prepared.Refusals.StartAsync(), prepared.Halts.StartAsync());
            if (needs.MovesClock)
                await prepared.Page.Clock.InstallAsync();
            return prepared;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }
}
