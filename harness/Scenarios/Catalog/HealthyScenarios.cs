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

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [HealthyText, HealthyVoice];
}
