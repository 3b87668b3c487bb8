using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>Situations that look like a failure to load and are not: no error may appear.</summary>
public static class HealthyLoadScenarios
{
    private static readonly AdvancePageClock PastTheDeadline = new(TimeSpan.FromSeconds(11));

    /// <summary>A lazy iframe that nobody has scrolled to.</summary>
    public static Scenario LazyOutOfSight { get; } =
        new("lazy-out-of-sight")
        {
            Purpose = "A lazy iframe below the fold has not begun to load; that is not a failure, however long it takes.",
            Embed = new() { Lazy = true },
            Faults = [new PageTouchesFrame("style.marginTop = '30000px'")],
            Steps = [new AwaitEvent(EventCodes.FrameFound), PastTheDeadline, new LetBridgeSettle()],
        };

    /// <summary>A policy that only reports.</summary>
    public static Scenario ReportOnlyPolicy { get; } =
        new("report-only-policy")
        {
            Purpose = "A report-only policy would forbid the frame: a violation is reported, and the widget works.",
            Faults = [new HostPageHeader("content-security-policy-report-only", "frame-src 'none'")],
            Steps =
            [
                new AwaitEvent(EventCodes.PolicyViolation),
                new AwaitEvent(EventCodes.WidgetReady),
                PastTheDeadline,
                new LetBridgeSettle(),
            ],
        };

    /// <summary>A slow server, but not too slow.</summary>
    public static Scenario SlowWithinDeadline { get; } =
        new("slow-within-deadline")
        {
            Purpose = "The server answers after six of the ten seconds that a widget has.",
            Faults = [new AnswersLate()],
            Steps =
            [
                new AwaitEvent(EventCodes.FrameFound),
                new AdvancePageClock(TimeSpan.FromSeconds(6)),
                new LetWidgetAnswer(),
                new AwaitEvent(EventCodes.WidgetReady),
                PastTheDeadline,
                new LetBridgeSettle(),
            ],
        };

    /// <summary>A redirect that stays on the origin.</summary>
    public static Scenario RedirectedOnItsOrigin { get; } =
        new("redirected-on-its-origin")
        {
            Purpose = "The src is redirected to another path of its own origin.",
            Faults = [new RedirectsOnItsOrigin()],
            Steps = [new AwaitEvent(EventCodes.WidgetReady), PastTheDeadline, new LetBridgeSettle()],
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [LazyOutOfSight, ReportOnlyPolicy, SlowWithinDeadline, RedirectedOnItsOrigin];
}
