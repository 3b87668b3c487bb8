using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>
/// Errors about what a good request meets: an interview that is over, a project that is not set up, a limit, a server that fails.
/// </summary>
internal static class StateCases
{
    public static IEnumerable<SimulatorCase> Of(CaseCalls calls)
    {
        yield return One(
            "interview-completed",
            KojiErrorCodes.Conflict,
            "A second completion.",
            calls.Complete(SimulatorInterviews.Completed)
        );
        yield return One(
            "interview-expired",
            KojiErrorCodes.Conflict,
            "Completing an interview that timed out.",
            calls.Complete(SimulatorInterviews.Expired)
        ) with
        {
            Message = "This interview has already expired.",
        };

        yield return Project(
            "guide-unpublished",
            "The project has no published interview guide.",
            SimulatorProjects.Unpublished,
            SimulatorKeys.PublicOtherProject
        );
        yield return Project("project-disabled", "The project is disabled.", SimulatorProjects.Disabled, SimulatorKeys.PublicDisabled);
        yield return Project("project-archived", "The project is archived.", SimulatorProjects.Archived, SimulatorKeys.PublicArchived);
        yield return Project(
            "mode-not-allowed",
            "The project does not allow this mode.",
            SimulatorProjects.VoiceOnly,
            SimulatorKeys.PublicVoiceOnly
        );

        yield return One(
            "rate-limit",
            KojiErrorCodes.RateLimited,
            "A key that has used up its limit.",
            calls.Start() with
            {
                Authorization = CaseCalls.Bearer(calls.RateLimitedKey),
            }
        ) with
        {
            Headers =
            [
                "X-RateLimit-Limit",
                "X-RateLimit-Remaining",
                "X-RateLimit-Reset",
                .. calls.IsKojiSo ? Array.Empty<string>() : ["Retry-After"],
            ],
        };

        yield return One(
            "failure",
            KojiErrorCodes.InternalError,
            "A project that fails inside Koji.",
            calls.StartOf(SimulatorProjects.Broken, SimulatorKeys.PublicBroken)
        );
        yield return One(
            "gateway",
            KojiErrorCodes.BadGateway,
            "A project that Koji itself does not reach.",
            calls.StartOf(SimulatorProjects.Unreachable, SimulatorKeys.PublicUnreachable)
        );
        yield return One(
            "maintenance",
            KojiErrorCodes.ServiceUnavailable,
            "A project under maintenance.",
            calls.StartOf(SimulatorProjects.InMaintenance, SimulatorKeys.PublicInMaintenance)
        );

        SimulatorCase Project(string name, string message, string project, string key) =>
            One(name, KojiErrorCodes.Unprocessable, "A start: " + message, calls.StartOf(project, key)) with
            {
                Message = message,
            };
    }

    private static SimulatorCase One(string name, EventCode code, string what, CaseRequest request) =>
        new()
        {
            Name = name,
            Code = code,
            Cause = 0,
            What = what,
            Request = request,
        };
}

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
