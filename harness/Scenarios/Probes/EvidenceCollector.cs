using System.Text.Json;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Recorders;

namespace KojiWidgetHarness.Scenarios.Probes;

/// <summary>Gathers, after a failure, what proves its cause.</summary>
internal static class EvidenceCollector
{
    /// <summary>What the page saw, what log and responses say, what the browser says, and what the simulator recorded.</summary>
    public static async Task<IReadOnlyList<Evidence>> CollectAsync(
        ScenarioContext context, EventEnvelope failure, CancellationToken cancellation) =>
    [
        .. failure.Evidence ?? [],
        .. LogProbe.Look(context.Events.Of(context.Session), failure),
        .. failure.Code == EventCodes.WidgetLoadFailed ? await LoadProbe.LookAsync(context, failure) : [],
        .. await context.Network.CollectAsync(Uri.TryCreate(failure.Frame?.Src, UriKind.Absolute, out var src) ? src : null),
        .. failure.Code == EventCodes.MicrophoneDenied ? await MicrophoneAsync(context, failure.Frame) : [],
        .. await SessionAsync(context, cancellation),
        .. failure.Code == EventCodes.SessionExpired ? await HaltRecorder.LookAsync(context.Events.Of(context.Session), context.Frame, failure) : [],
    ];

    private static async Task<IEnumerable<Evidence>> MicrophoneAsync(ScenarioContext context, FrameInfo? of) =>
    [
        .. await FrameProbe.LookAsync(context.Browser, context.Page, context.Frame, of),
        await WidgetOriginProbe.LookAsync(context.Page.Context, context.AddressOf(PagePart.Widget)),
    ];

    private static async Task<IEnumerable<Evidence>> SessionAsync(ScenarioContext context, CancellationToken cancellation)
    {
        if (context.Network.InterviewId is not { } id || await context.Simulator.FindInterviewAsync(id, cancellation) is not { } interview)
            return [];

        var state = JsonNamingPolicy.KebabCaseLower.ConvertName(interview.State.ToString());
        return [new Evidence { Fact = Fact.SessionState, Value = state, Place = EvidencePlace.Simulator }];
    }
}
