using KojiWidgetHarness.Harness.Faults;
using KojiWidgetHarness.Harness.Steps;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Scenarios;

/// <summary>The scenarios that come with the harness.</summary>
public static class ScenarioCatalog
{
    private const string Spoken = "voice";

    /// <summary>The project id names no project.</summary>
    public static Scenario UnknownProject { get; } = new("unknown-project")
    {
        Purpose = "The project id in the iframe's src names no project.",
        Embed = new() { Project = SimulatorProjects.Unknown },
        Expect = new() { Code = EventCodes.WidgetLoadFailed, Cause = CauseIds.UnknownProject, Otherwise = EventCodes.WidgetReady },
    };

    /// <summary>The project is archived.</summary>
    public static Scenario ArchivedProject { get; } = new("archived-project")
    {
        Purpose = "The project was archived after the site had embedded it.",
        Embed = new() { Project = SimulatorProjects.Archived },
        Expect = new() { Code = EventCodes.WidgetLoadFailed, Cause = CauseIds.ArchivedProject, Otherwise = EventCodes.WidgetReady },
    };

    /// <summary>Nothing listens at the widget's address.</summary>
    public static Scenario NothingListening { get; } = new("nothing-listening")
    {
        Purpose = "Nothing listens at the widget's address; the iframe fires load all the same.",
        Faults = [new NothingListens()],
        Steps = [new AwaitEvent(EventCodes.FrameLoaded), new AdvancePageClock(TimeSpan.FromSeconds(11))],
        Expect = new()
        {
            Code = EventCodes.WidgetLoadFailed,
            Source = EventSource.Bridge,
            Cause = CauseIds.ConnectionRefused,
            Otherwise = EventCodes.WidgetReady,
        },
    };

    /// <summary>The iframe does not delegate the microphone.</summary>
    public static Scenario MicrophoneWithoutAllow { get; } = new("microphone-without-allow")
    {
        Purpose = "The iframe has no allow=\"microphone\", though the person would let the page use it.",
        Embed = new() { Mode = Spoken, Allow = null },
        Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
        Steps = [new StartInterview()],
        Expect = new()
        {
            Code = EventCodes.MicrophoneDenied,
            Cause = CauseIds.IframeWithoutAllow,
            Otherwise = EventCodes.MicrophoneStarted,
        },
    };

    /// <summary>The browser denies the microphone.</summary>
    public static Scenario MicrophonePermissionDenied { get; } = new("microphone-permission-denied")
    {
        Purpose = "The iframe delegates the microphone, but the person has denied it to the page.",
        Embed = new() { Mode = Spoken },
        Faults = [new MicrophoneAccess(MicrophoneSetting.Denied)],
        Steps = [new StartInterview()],
        Expect = new()
        {
            Code = EventCodes.MicrophoneDenied,
            Cause = CauseIds.PermissionDenied,
            Otherwise = EventCodes.MicrophoneStarted,
        },
    };

    /// <summary>The session lies idle for too long.</summary>
    public static Scenario SessionIdle { get; } = new("session-idle")
    {
        Purpose = "The person comes back after 31 minutes; the server keeps a session for 30.",
        Steps = [new StartInterview(), new AdvanceServerClock(TimeSpan.FromMinutes(31)), new Answer("Sorry, I was away.")],
        Expect = new() { Code = EventCodes.SessionExpired, Cause = CauseIds.Inactivity, Otherwise = EventCodes.InterviewMessage },
    };

    /// <summary>A whole interview in text.</summary>
    public static Scenario HealthyText { get; } = new("healthy-text")
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
    public static Scenario HealthyVoice { get; } = new("healthy-voice")
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

    /// <summary>All of them, failures first.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        UnknownProject,
        ArchivedProject,
        NothingListening,
        MicrophoneWithoutAllow,
        MicrophonePermissionDenied,
        SessionIdle,
        HealthyText,
        HealthyVoice,
    ];
}
