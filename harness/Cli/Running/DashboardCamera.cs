using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Output;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Http;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>Pictures the dashboard's page of a session, with the details of its failure open. One page serves a whole run.</summary>
internal sealed class DashboardCamera(HarnessTarget target, HarnessBrowsers browsers, string folder) : IAsyncDisposable
{
    // Only a dashboard that hangs makes anybody wait as long.
    private const float PatienceMs = 20_000;

    private IBrowserContext? context;
    private IPage? page;

    /// <summary>The picture, as a file; null when it did not come about: a picture must not change a verdict.</summary>
    public async Task<Attachment?> TakeAsync(ScenarioResult result, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetFullPath(folder), $"{result.Session}.dashboard.png");
        try
        {
            page ??= await OpenAsync(cancellation);
            await page.GotoAsync(AddressOf(result).AbsoluteUri);
            await page.Locator(".workspace[data-keys=on] .row").First.WaitForAsync();
            var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
            await ReportFile.WriteAsync(path, async (file, token) => await file.WriteAsync(picture, token), cancellation);
            return new Attachment(AttachmentKind.Dashboard, path);
        }
        catch (Exception unseen) when (unseen is PlaywrightException or TimeoutException or IOException)
        {
            await CloseAsync();
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<IPage> OpenAsync(CancellationToken cancellation)
    {
        context = await browsers.NewSilentContextAsync(cancellation);
        context.SetDefaultTimeout(PatienceMs);
        var opened = await context.NewPageAsync();
        await opened.SetViewportSizeAsync(1280, 800);
        return opened;
    }

    private async Task CloseAsync()
    {
        if (context is not null)
            await context.DisposeAsync();
        (context, page) = (null, null);
    }

    // The token logs in; only the first address would need it.
    private Uri AddressOf(ScenarioResult result)
    {
        var failure = result.Events.FirstOrDefault(item => item.Severity == Severity.Error);
        var session =
            $"{ProtocolRoutes.SessionsPage}/{Uri.EscapeDataString(result.Session)}{(failure is null ? "" : $"?event={failure.Position}")}";
        return new Uri(
            target.Host,
            $"{ProtocolRoutes.Login}?{ProtocolRoutes.TokenParameter}={target.ReaderToken}&returnUrl={Uri.EscapeDataString(session)}"
        );
    }
}
