using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>Opens a page of somebody else's and looks for the widget's iframe.</summary>
public static class PageSurvey
{
    private const float OpenTimeoutMs = 30_000;

    // Pages put iframes in by scripts, some time after they have loaded.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The first widget of the page.</summary>
    /// <param name="browsers">They stay the caller's.</param>
    /// <param name="page">The page's address.</param>
    /// <param name="addresses">Where a widget may be found.</param>
    /// <param name="click">Selector of what a person clicks before the widget shows; null when it shows by itself.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="EmbedNotFoundException">The page has no such frame.</exception>
    /// <exception cref="PageNotReachedException">The page does not open.</exception>
    public static async Task<PageEmbed> FindAsync(
        HarnessBrowsers browsers,
        WebAddress page,
        IReadOnlyList<KojiAddress> addresses,
        string? click,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(page);
        SiteCredentials[] credentials =
        [
            .. addresses.Select(address => address.Credentials).Prepend(page.Credentials).OfType<SiteCredentials>(),
        ];
        await using var context = await browsers.NewContextAsync(new BrowserNeeds { HeadlessShell = true }, credentials, cancellation);
        await using var ending = cancellation.Register(() =>
            context.CloseAsync().ContinueWith(closed => _ = closed.Exception, TaskScheduler.Default)
        );
        var tab = await context.NewPageAsync();
        var search = new WidgetSearch(tab, addresses);
        var status = await OpenAsync(tab, page.Uri);
        if (click is not null)
            await ClickAsync(tab, click);

        var found = await search.FindAsync(Patience)
            ?? throw new EmbedNotFoundException(
                search.Elsewhere is { } elsewhere
                    ? $"{page} has a Koji widget in a frame of another site, and what it says is heard there alone: run --page {elsewhere}. "
                        + "A voice interview needs allow=\"microphone\" on the frame around it as well."
                    : $"{page} has no Koji iframe{(status is 200 ? "" : $" (it answered {status})")}: "
                        + $"none is at {string.Join(" or ", addresses)}.{await search.DescribeAsync()} Name another address with --widget-url, or what opens the widget with --click."
            );
        var address = addresses.First(address => address.Matches(found.Address));
        return new PageEmbed(new Uri(tab.Url).WithoutCredentials(), address, found.Address, click)
        {
            Credentials = credentials,
            Path = found.Path,
        };
    }

    private static async Task<int?> OpenAsync(IPage tab, Uri page)
    {
        IResponse? answer = null;
        tab.Response += (_, response) =>
            answer = response.Request.IsNavigationRequest && response.Frame == tab.MainFrame ? response : answer;
        try
        {
            await tab.GotoAsync(page.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = OpenTimeoutMs });
            return AsksForCredentials(answer) ? throw PageNotReachedException.Asks(page) : answer?.Status;
        }
        catch (Exception refused) when (refused is PlaywrightException or TimeoutException)
        {
            throw AsksForCredentials(answer) ? PageNotReachedException.Asks(page) : PageNotReachedException.Of(page, refused);
        }
    }

    // Those that it was given were wrong. Where it was given none, the browser says so itself.
    private static bool AsksForCredentials(IResponse? answer) =>
        answer is { Status: 401 } && answer.Headers.ContainsKey("www-authenticate");

    private static async Task ClickAsync(IPage tab, string selector)
    {
        try
        {
            await tab.ClickAsync(selector, new() { Timeout = (float)Patience.TotalMilliseconds });
        }
        catch (Exception missing) when (missing is PlaywrightException or TimeoutException)
        {
            throw new EmbedNotFoundException(
                $"{UriParts.WithoutCredentials(tab.Url)} has nothing to click at '{selector}'. Correct --click."
            );
        }
    }
}

/// <summary>A page does not open. The message says why, in one line.</summary>
public sealed class PageNotReachedException(string message) : Exception(message)
{
    // How Chromium says that nobody answered its question for user and password.
    private const string NotAnswered = "net::ERR_INVALID_AUTH_CREDENTIALS";

    /// <summary>Gets what a browser's refusal to open a page means.</summary>
    internal static PageNotReachedException Of(Uri page, Exception refused) =>
        refused.Message.Contains(NotAnswered, StringComparison.Ordinal)
            ? Asks(page)
            : new($"{page} does not open: {refused.Message.FirstLine()}. Start its server, or correct the address.");

    /// <summary>The page asks for user and password.</summary>
    internal static PageNotReachedException Asks(Uri page) =>
        new(
            $"{page} asks for user and password, and has not been given the right ones. Put them before the host in its address, as USER:PASSWORD@{page.Authority}."
        );
}

/// <summary>A page embeds no widget. The message says where it was looked for, in one line.</summary>
public sealed class EmbedNotFoundException(string message) : Exception(message);

/// <summary>A widget's iframe as a page has it.</summary>
/// <param name="Page">The page's address, after redirects.</param>
/// <param name="Address">Which of the known addresses its src has.</param>
/// <param name="Src">Its src, resolved; of one that a script leads there, the address that it is led to.</param>
/// <param name="Click">Selector of what a person clicks before the widget shows; null when it shows by itself.</param>
public sealed record PageEmbed(Uri Page, KojiAddress Address, Uri Src, string? Click)
{
    /// <summary>Users and passwords that the page and its widget ask for.</summary>
    public IReadOnlyList<SiteCredentials> Credentials { get; init; } = [];

    /// <summary>Where the embed's iframe is in the page.</summary>
    public FramePath Path { get; init; } = FramePath.BySrc;

    /// <summary>The project id in the src.</summary>
    public string Project => Address.ProjectOf(Src);

    /// <summary>The mode that the src asks for; null when it leaves that to the project.</summary>
    public string? Mode => EmbedSource.Read(Src, "mode");

    /// <summary>Gets the src that a scenario asks for. What it leaves at its default stays as the page has it.</summary>
    internal Uri Change(EmbedSettings settings)
    {
        if (settings is { Project: SimulatorProjects.Active, Mode: null, Widget: null })
            return Src;

        var project = settings.Project == SimulatorProjects.Active ? Project : settings.Project;
        // One that starts by itself leaves nobody the time to disturb it.
        var pairs = EmbedSource.Pairs(Src).Where(pair => pair.Name is not ("mode" or "auto_start")).Select(pair => pair.Text);
        var root = (settings.Widget ?? Address.Base).AbsoluteUri.TrimEnd('/');
        return new Uri($"{root}/{Uri.EscapeDataString(project)}?{string.Join('&', pairs.Append($"mode={settings.Mode ?? Mode}"))}");
    }
}
