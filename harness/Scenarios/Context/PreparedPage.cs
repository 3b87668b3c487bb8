using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Recorders;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>An empty page in a fresh browser context, with what has to listen before its first document comes.</summary>
internal sealed class PreparedPage
{
    private const int MostRefusals = 20;

    private static readonly TimeSpan BetweenRefusals = TimeSpan.FromMilliseconds(250);

    private const float StepTimeoutMs = 10_000;

    /// <summary>One that is open already, whose listeners are still to be started.</summary>
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

    /// <summary>Gets a value indicating whether the page and its browser are still open.</summary>
    public bool IsThere => !Page.IsClosed && Context.Browser is not { IsConnected: false };

    /// <summary>Opens a page in a context of its own.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public static async Task<PreparedPage> OpenAsync(
        HarnessBrowsers browsers,
        BrowserNeeds needs,
        IReadOnlyList<SiteCredentials> credentials,
        CancellationToken cancellation
    )
    {
        var context = await browsers.NewContextAsync(needs, credentials, cancellation);
        try
        {
            context.SetDefaultTimeout(StepTimeoutMs);
            var prepared = new PreparedPage(await NewPageAsync(context, cancellation), browsers.Kind);
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

    // Firefox sometimes refuses one ("unknown error") for an unknown reason, and gives it when asked again a little later.
    private static async Task<IPage> NewPageAsync(IBrowserContext context, CancellationToken cancellation)
    {
        for (var left = MostRefusals; ; left--)
        {
            try
            {
                return await context.NewPageAsync();
            }
            catch (PlaywrightException refused)
                when (left > 0 && refused.Message.Contains("browsingContext.create", StringComparison.Ordinal))
            {
                await Task.Delay(BetweenRefusals, cancellation);
            }
        }
    }
}
