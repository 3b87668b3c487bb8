using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>Situations in which no error may appear.</summary>
public static class HealthyScenarios
{
    private const string Spoken = "voice";

    /// <summary>A whole interview in text.</summary>
    public static Scenario HealthyText { get; } =
        new("healthy-text")
        {
            Purpose = "A whole interview in text; no error may appear.",
            Steps =
            [
                new StartInterview(),
                new Answer("The new search is faster."),
                new AwaitEvent(EventCodes.InterviewMessage),
                new FinishInterview(),
                new AwaitEvent(EventCodes.InterviewCompleted),
            ],
        };

    /// <summary>A whole interview by voice.</summary>
    public static Scenario HealthyVoice { get; } =
        new("healthy-voice")
        {
            Purpose = "A whole interview by voice with a live microphone; no error may appear.",
            Embed = new() { Mode = Spoken },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps =
            [
                new StartInterview(),
                new AwaitEvent(EventCodes.MicrophoneStarted),
                new SpeakAnswer(),
                new AwaitEvent(EventCodes.InterviewMessage),
                new FinishInterview(),
                new AwaitEvent(EventCodes.InterviewCompleted),
            ],
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [HealthyText, HealthyVoice];
}

/// <summary>Ways to write <c>allow</c> that do delegate the microphone (Permissions Policy, the iframe's allow attribute).</summary>
public static class HealthyAllowScenarios
{
    private static readonly (string Name, string Allow)[] Spellings =
    [
        ("anywhere", "microphone *"),
        ("src-keyword", "microphone 'src'"),
        ("second-directive", "camera; microphone"),
        ("without-blank", "fullscreen;microphone"),
        ("blanks-around", "  microphone  "),
        ("closing-semicolon", "microphone;"),
        ("repeated-later", "microphone; microphone 'none'"),
        ("several-origins", "microphone https://elsewhere.example 'src'"),
    ];

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [.. Spellings.Select(spelling => Of(spelling.Name, spelling.Allow))];

    private static Scenario Of(string name, string allow) =>
        new($"healthy-allow-{name}")
        {
            Purpose = $"allow=\"{allow}\" delegates the microphone; no error may appear.",
            Embed = new() { Mode = "voice", Allow = allow },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps =
            [
                new StartInterview(),
                new AwaitEvent(EventCodes.MicrophoneStarted),
                new FinishInterview(),
                new AwaitEvent(EventCodes.InterviewCompleted),
            ],
        };
}

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
