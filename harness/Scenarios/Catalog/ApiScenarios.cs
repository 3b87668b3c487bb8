using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

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
