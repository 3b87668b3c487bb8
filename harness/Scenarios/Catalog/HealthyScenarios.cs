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
