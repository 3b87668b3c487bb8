using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>What has to hold of somebody's page before anything in it is disturbed.</summary>
public static class PageScenarios
{
    /// <summary>The widget comes up.</summary>
    public static Scenario Loads { get; } =
        new("page-loads")
        {
            Purpose = "The unchanged page: its widget comes up, and no error appears.",
            Embed = new() { Mode = null },
            ServiceWorkers = true,
            Watch = TimeSpan.FromSeconds(5),
            Steps = [new AwaitAnswer()],
        };

    /// <summary>The widget gets the microphone.</summary>
    public static Scenario Microphone { get; } =
        new("page-microphone")
        {
            Purpose = "The page with a voice interview: once the person allows it, the widget gets the microphone.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps = [new StartInterview(), new AwaitEvent(EventCodes.MicrophoneStarted)],
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [Loads, Microphone];
}
