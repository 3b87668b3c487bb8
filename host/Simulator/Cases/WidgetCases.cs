using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>Errors that the widget posts, or would if it came.</summary>
internal static class WidgetCases
{
    public static IReadOnlyList<SimulatorCase> All { get; } =
    [
        NotLoaded("widget-project-unknown", 0, "An id that no project has.", SimulatorProjects.Unknown),
        NotLoaded("widget-project-id-malformed", 0, "A placeholder left in the src.", "YOUR_PROJECT_ID"),
        NotLoaded("widget-project-archived", 1, "An archived project.", SimulatorProjects.Archived),
        NotLoaded("widget-project-disabled", 1, "A disabled project.", SimulatorProjects.Disabled),
        NotLoaded("widget-maintenance", 2, "Koji's API is under maintenance.", SimulatorProjects.InMaintenance),
        NotLoaded(
            "widget-unreachable",
            2,
            "A name that leads nowhere: the widget cannot post, only the bridge on the page can report it.",
            SimulatorProjects.Active
        ) with
        {
            Embed = new($"https://koji.invalid{SimulatorRoutes.Widget}/{SimulatorProjects.Active}"),
        },
        new()
        {
            Name = "microphone-without-allow",
            Code = EventCodes.MicrophoneDenied,
            Cause = 0,
            What = "A voice interview in an iframe without the allow attribute.",
            Embed = new(Voice) { Allow = null },
        },
        new()
        {
            Name = "microphone-blocked",
            Code = EventCodes.MicrophoneDenied,
            Cause = 1,
            What = "A voice interview, and a person who says no.",
            Embed = new(Voice) { Then = "Answer the browser's question with Block." },
        },
        new()
        {
            Name = "session-idle",
            Code = EventCodes.SessionExpired,
            Cause = 0,
            What = $"A project whose sessions last {SimulatorProjects.BriefSeconds} seconds.",
            Embed = new($"{SimulatorRoutes.Widget}/{SimulatorProjects.Brief}?mode=text&auto_start=true")
            {
                Then = $"Do nothing for {SimulatorProjects.BriefSeconds} seconds.",
            },
        },
    ];

    private static string Voice => $"{SimulatorRoutes.Widget}/{SimulatorProjects.Active}?mode=voice&auto_start=true";

    private static SimulatorCase NotLoaded(string name, int cause, string what, string project) =>
        new()
        {
            Name = name,
            Code = EventCodes.WidgetLoadFailed,
            Cause = cause,
            What = what,
            Embed = new($"{SimulatorRoutes.Widget}/{project}"),
        };
}
