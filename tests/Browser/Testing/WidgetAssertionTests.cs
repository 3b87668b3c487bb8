using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Sites;
using KojiWidgetHarness.Scenarios.Steps;
using KojiWidgetHarness.Scenarios.Testing;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Host.Checks;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Testing;

/// <summary>What a team's own test finds of the widget in its page. What it looks like from a test class is the sample's to show.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class WidgetAssertionTests
{
    private const string Run = "widget-assertions";

    private static KojiEdge edge = null!;
    private static LocalServers servers = null!;
    private static RunEvents events = null!;
    private static HarnessBrowsers browsers = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        edge = KojiEdge.Start(KojiAddress.Published);
        servers = await LocalServers.StartAsync(
            new() { StandsInFor = KojiAddress.Published, TakesAnyProject = true },
            context.CancellationToken
        );
        edge.PassTo(servers.Target.Simulator);
        events = await RunEvents.FollowAsync(servers.Target, Run, context.CancellationToken);
        browsers = new HarnessBrowsers(headed: false, Console.Error, edge.Network);
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await browsers.DisposeAsync();
        await events.DisposeAsync();
        await servers.DisposeAsync();
        await edge.DisposeAsync();
    }

    [TestMethod]
    public async Task Widget_ThatIsWell_ReportsInOrderAndNoErrorThoughAStrangerForgesOne()
    {
        const string stranger =
            "<script>setTimeout(() => postMessage({ type: 'koji:error', data: { error: 'microphone_denied' } }, '*'), 100)</script>";
        await using var site = await PlainSite.StartAsync("<!doctype html>" + Frame("text") + stranger);
        await using var opened = await OpenAsync();
        await opened.Widget.OpenAsync(site.Address.AbsoluteUri);

        await opened.Widget.DoAsync(new StartInterview());

        await opened.Expect.ToReportInOrderAsync(EventCodes.FrameFound, EventCodes.WidgetReady, EventCodes.InterviewStarted);
        await opened.Widget.FirstAsync(
            item => item.Code == EventCodes.MicrophoneDenied && item.Trust.Level == TrustLevel.Untrusted,
            CancellationToken.None
        );
        await opened.Expect.Not.ToReportAsync(EventCodes.MicrophoneDenied, within: TimeSpan.FromMilliseconds(100));
        await opened.Expect.ToReportNoErrorAsync();
        await FailsAsync(
            () => opened.Expect.ToReportInOrderAsync(EventCodes.InterviewStarted, EventCodes.WidgetReady),
            "widget.ready did not come after interview.started."
        );
        await FailsAsync(() => opened.Expect.Not.ToReportNoErrorAsync(), "It reported none.");
        await FailsAsync(
            () => opened.Expect.ToReportAsync(EventCodes.SessionExpired, within: TimeSpan.FromMilliseconds(100)),
            "Expected the widget to report session_expired within 100ms.\nIt reported no error at all.",
            "○ widget   microphone_denied",
            "(untrusted: "
        );
    }

    [TestMethod]
    public async Task Widget_WhoseMicrophoneIsDenied_FailsWhatExpectsAnythingElse()
    {
        await using var site = await PlainSite.StartAsync("<!doctype html>" + Frame("voice"));
        await using var opened = await OpenAsync();
        await opened.Widget.With(new MicrophoneAccess(MicrophoneSetting.Denied)).OpenAsync(site.Address.AbsoluteUri);

        await opened.Widget.DoAsync(new StartInterview());

        await opened.Expect.ToReportAsync(EventCodes.MicrophoneDenied, because: CauseIds.PermissionDenied);
        await opened.Expect.Not.ToReportAsync(EventCodes.MicrophoneDenied, because: CauseIds.NoInputDevice);
        await opened.Expect.Not.ToReportNoErrorAsync();
        await FailsAsync(
            () => opened.Expect.ToReportNoErrorAsync(),
            "It reported microphone_denied.",
            "(permission-denied, proven)",
            "Fix: "
        );
        await FailsAsync(
            () => opened.Expect.Not.ToReportAsync(EventCodes.MicrophoneDenied),
            "Expected the widget to report microphone_denied never",
            "It reported it: "
        );
        await FailsAsync(
            () => opened.Expect.ToReportAsync(EventCodes.MicrophoneDenied, because: CauseIds.NoInputDevice),
            "It reported it because of permission-denied."
        );
    }

    [TestMethod]
    public async Task Page_WithoutAWidget_IsSaidToHaveNone()
    {
        await using var site = await PlainSite.StartAsync("<!doctype html><title>Empty</title>");
        await using var opened = await OpenAsync();
        await opened.Page.GotoAsync(site.Address.AbsoluteUri);
        await opened.Expect.ToReportAsync(EventCodes.BridgeStarted);

        await FailsAsync(
            () => opened.Expect.ToReportAsync(EventCodes.WidgetReady, within: TimeSpan.FromMilliseconds(300)),
            "It reported no error at all.",
            "bridge.started"
        );
    }

    // Through the browser itself, and where a fault changes the page on its way.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Page_BehindAPassword_IsOpenedWithItAndReportedWithout(bool changed)
    {
        await using var site = await LockedSite.StartAsync(("/", "<!doctype html>" + Frame("text")));
        await using var opened = await OpenAsync();
        if (changed)
            opened.Widget.With(new HostPageHeader("X-Changed", "yes"));
        await opened.Widget.OpenAsync(site.Opened);

        await opened.Expect.ToReportAsync(EventCodes.WidgetReady);

        var failure = await Assert.ThrowsExactlyAsync<AssertFailedException>(() =>
            opened.Expect.ToReportAsync(EventCodes.SessionExpired, within: TimeSpan.FromMilliseconds(100))
        );
        StringAssert.Contains(failure.Message, $" at {site.Address}");
        Assert.IsFalse(LockedSite.IsIn(failure.Message + failure.InnerException), failure.Message);
    }

    [TestMethod]
    public async Task Page_BehindAPasswordThatDoesNotOpen_IsReportedWithoutIt()
    {
        var site = await LockedSite.StartAsync();
        var away = site.Opened;
        await site.DisposeAsync();
        await using var opened = await OpenAsync();

        var failure = await Assert.ThrowsAsync<PlaywrightException>(() => opened.Widget.OpenAsync(away));

        StringAssert.Contains(failure.Message, "ERR_CONNECTION_REFUSED");
        Assert.IsFalse(LockedSite.IsIn(failure.ToString()), failure.ToString());
    }

    private static string Frame(string mode) =>
        $"<iframe src='https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?mode={mode}' allow='microphone'></iframe>";

    private static async Task FailsAsync(Func<Task> assertion, params string[] words)
    {
        var failure = await Assert.ThrowsExactlyAsync<AssertFailedException>(assertion);
        foreach (var word in words)
            StringAssert.Contains(failure.Message, word);
    }

    private static async Task<Opened> OpenAsync()
    {
        var context = await browsers.NewContextAsync(BrowserProfile.Microphone, CancellationToken.None);
        var page = await context.NewPageAsync();
        return new Opened(
            context,
            page,
            await KojiWidget.TakeOverAsync(
                servers.Target,
                edge,
                KojiAddress.Published,
                page,
                events,
                Run,
                Guid.NewGuid().ToString("N"),
                CancellationToken.None
            )
        );
    }

    private sealed record Opened(IBrowserContext Context, IPage Page, KojiWidget Widget) : IAsyncDisposable
    {
        public KojiWidgetAssertions Expect => new(Widget, message => new AssertFailedException(message));

        public async ValueTask DisposeAsync()
        {
            await Widget.DisposeAsync();
            await Context.DisposeAsync();
        }
    }
}
