using System.Text.Json;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Probes;

/// <summary>Gathers, after a failure, what proves its cause.</summary>
internal static class EvidenceCollector
{
    /// <summary>What the page saw, what the browser says, what its responses said, and what the simulator recorded.</summary>
    public static async Task<IReadOnlyList<Evidence>> CollectAsync(
        ScenarioContext context, EventEnvelope failure, CancellationToken cancellation) =>
    [
        .. failure.Evidence ?? [],
        .. Handshake(context),
        .. await FrameProbe.LookAsync(context.Page),
        .. await context.Network.CollectAsync(),
        .. await SessionAsync(context, cancellation),
    ];

    // Read from the log, not from the page: a trusted message of the widget stands there or does not.
    private static IEnumerable<Evidence> Handshake(ScenarioContext context)
    {
        var answered = context.Events.Of(context.Session)
            .Any(item => item is { Source: EventSource.Widget, Trust.Level: TrustLevel.Trusted });
        yield return new Evidence { Fact = Fact.Handshake, Value = answered ? FactValues.Yes : FactValues.No, Place = EvidencePlace.Log };
    }

    private static async Task<IEnumerable<Evidence>> SessionAsync(ScenarioContext context, CancellationToken cancellation)
    {
        if (context.Network.InterviewId is not { } id || await context.Simulator.FindInterviewAsync(id, cancellation) is not { } interview)
            return [];

        var state = JsonNamingPolicy.KebabCaseLower.ConvertName(interview.State.ToString());
        return [new Evidence { Fact = Fact.SessionState, Value = state, Place = EvidencePlace.Simulator }];
    }
}
