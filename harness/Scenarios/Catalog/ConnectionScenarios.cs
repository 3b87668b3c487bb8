using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>Failures to load the widget because no answer reaches the browser.</summary>
public static class ConnectionScenarios
{
    // The bridge gives up asking the address after three seconds of the page's clock.
    private static readonly IReadOnlyList<Step> DeadlineAndPatience =
    [
        .. LoadFailure.DeadlineWithoutLoad,
        new AdvancePageClock(TimeSpan.FromSeconds(4)),
    ];

    /// <summary>Nothing listens at the widget's address.</summary>
    public static Scenario NothingListening { get; } =
        Unreachable(
            "nothing-listening",
            "Nothing listens at the widget's address; the iframe fires load all the same.",
            CauseIds.ConnectionRefused,
            new NothingListens()
        );

    /// <summary>The widget's host name does not resolve.</summary>
    public static Scenario NameNotResolved { get; } =
        Unreachable("name-not-resolved", "The host name in the src does not resolve.", CauseIds.NameNotResolved, new WidgetNameUnknown());

    /// <summary>The connection is reset.</summary>
    public static Scenario ConnectionReset { get; } =
        Unreachable(
            "connection-reset",
            "The server takes the request and resets the connection.",
            CauseIds.ConnectionReset,
            new ConnectionReset()
        );

    /// <summary>The server is redirected in circles.</summary>
    public static Scenario RedirectLoop { get; } =
        Unreachable(
            "redirect-loop",
            "The server redirects the src to itself for ever.",
            CauseIds.RedirectLoop,
            new Redirects(RedirectGoal.Itself)
        );

    /// <summary>The certificate is not trusted.</summary>
    public static Scenario UntrustedCertificate { get; } =
        Unreachable(
            "untrusted-certificate",
            "The widget's server shows a certificate that it signed itself.",
            CauseIds.TlsError,
            new UntrustedCertificate()
        );

    /// <summary>The page asks over https, and the server speaks http alone.</summary>
    public static Scenario WithoutTls { get; } =
        Unreachable(
            "widget-without-tls",
            "The page's upgrade-insecure-requests makes https of the src, and the widget's server speaks http alone.",
            CauseIds.NoTls,
            new PageUpgrades(ServerSpeech.Http)
        );

    /// <summary>A content blocker ends the request.</summary>
    public static Scenario ContentBlocked { get; } =
        Unreachable(
            "content-blocked",
            "A content blocker of the browser ends the request for the widget.",
            CauseIds.ContentBlocker,
            new ContentBlocker()
        );

    /// <summary>The browser is offline.</summary>
    public static Scenario BrowserOffline { get; } =
        new("browser-offline")
        {
            Purpose = "The network goes away after the page has come and before the widget has; the bridge reports it once it is back.",
            Faults = [new GoesOffline()],
            Steps =
            [
                new AwaitOffline(),
                new AdvancePageClock(TimeSpan.FromSeconds(11)),
                new ComeBackOnline(),
                new AdvancePageClock(TimeSpan.FromSeconds(60)),
            ],
            Expect = LoadFailure.Missed(CauseIds.Offline),
        };

    /// <summary>The server never answers.</summary>
    public static Scenario ServerSilent { get; } =
        new("server-silent")
        {
            Purpose = "The server takes the request and never answers; the iframe never fires load.",
            Faults = [new NeverAnswers()],
            Steps = DeadlineAndPatience,
            Expect = LoadFailure.Missed(CauseIds.NoResponse),
        };

    /// <summary>The widget comes after the deadline.</summary>
    public static Scenario WidgetTooSlow { get; } =
        new("widget-too-slow")
        {
            Purpose = "The server answers only after the handshake deadline: first widget_load_failed, then a ready widget.",
            Faults = [new AnswersLate()],
            Steps = DeadlineAndPatience,
            Afterwards = [new LetWidgetAnswer(), new AwaitEvent(EventCodes.WidgetReady)],
            Expect = LoadFailure.Missed(CauseIds.TooSlow),
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        NothingListening,
        NameNotResolved,
        ConnectionReset,
        RedirectLoop,
        UntrustedCertificate,
        WithoutTls,
        ContentBlocked,
        BrowserOffline,
        ServerSilent,
        WidgetTooSlow,
    ];

    private static Scenario Unreachable(string name, string purpose, CauseId cause, Fault fault) =>
        new(name)
        {
            Purpose = purpose,
            Faults = [fault],
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(cause),
        };
}
