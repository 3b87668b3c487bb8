using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>Sessions that end too early.</summary>
public static class SessionScenarios
{
    /// <summary>The session lies idle for too long.</summary>
    public static Scenario SessionIdle { get; } =
        new("session-idle")
        {
            Purpose = "The person comes back after 31 minutes; the server keeps a session for 30.",
            Steps = [new StartInterview(), new AdvanceServerClock(TimeSpan.FromMinutes(31)), new Answer("Sorry, I was away.")],
            Expect = new()
            {
                Code = EventCodes.SessionExpired,
                Cause = CauseIds.Inactivity,
                Otherwise = EventCodes.InterviewMessage,
            },
        };

    /// <summary>The tab is frozen for too long.</summary>
    public static Scenario TabFrozen { get; } =
        new("session-tab-frozen")
        {
            Purpose = "The browser freezes the tab behind another one; the person comes back after 31 minutes.",
            Browser = BrowserProfile.Tabs,
            Steps = [new StartInterview(), new FreezeTab(TimeSpan.FromMinutes(31)), new Answer("I had another tab open.")],
            Expect = new()
            {
                Code = EventCodes.SessionExpired,
                Cause = CauseIds.TabFrozen,
                Otherwise = EventCodes.InterviewMessage,
            },
        };

    /// <summary>The computer sleeps for too long.</summary>
    public static Scenario ComputerAsleep { get; } =
        new("session-computer-asleep")
        {
            Purpose = "The person closes the laptop's lid and opens it again after 31 minutes.",
            Steps = [new StartInterview(), new PutComputerToSleep(TimeSpan.FromMinutes(31)), new Answer("Good morning.")],
            Expect = new()
            {
                Code = EventCodes.SessionExpired,
                Cause = CauseIds.ComputerAsleep,
                Otherwise = EventCodes.InterviewMessage,
            },
        };

    /// <summary>The interview is completed from elsewhere.</summary>
    public static Scenario CompletedElsewhere { get; } =
        new("session-completed-elsewhere")
        {
            Purpose = "The site's server completes the interview by the API while the widget is still open.",
            Steps = [new StartInterview(), new CompleteElsewhere(), new Answer("One more thing.")],
            Expect = new()
            {
                Code = EventCodes.SessionExpired,
                Cause = CauseIds.CompletedElsewhere,
                Otherwise = EventCodes.InterviewMessage,
            },
        };

    /// <summary>The server takes the token back.</summary>
    public static Scenario TokenRevoked { get; } =
        new("session-token-revoked")
        {
            Purpose = "The server takes the session token back in the middle of the interview.",
            Steps = [new StartInterview(), new RevokeSession(), new Answer("Are you still there?")],
            Expect = new()
            {
                Code = EventCodes.SessionExpired,
                Cause = CauseIds.TokenRevoked,
                Otherwise = EventCodes.InterviewMessage,
            },
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [SessionIdle, TabFrozen, ComputerAsleep, CompletedElsewhere, TokenRevoked];
}

/// <summary>Passing errors of the API in the middle of an interview: one scenario for each that Koji documents.</summary>
public static class ApiScenarios
{
    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [.. KojiErrorCatalog.All.Where(error => error.Transient).Select(Of)];

    private static Scenario Of(KojiError error) =>
        new(CauseIds.OfApi(error.Code).Value)
        {
            Purpose = $"The API answers a message of the interview with {error.HttpStatus}, and the widget passes that on.",
            Faults = [new ApiRefuses(error.Code)],
            Steps = [new StartInterview(), new Answer("It saves me an hour a day.")],
            Expect = new()
            {
                Code = error.Code,
                Cause = CauseIds.OfApi(error.Code),
                Otherwise = EventCodes.InterviewMessage,
            },
        };
}
