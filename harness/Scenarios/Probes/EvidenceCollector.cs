using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Recorders;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Probes;

/// <summary>Gathers, after a failure, what proves its cause.</summary>
internal static class EvidenceCollector
{
    /// <summary>What the page saw, what log and responses say, what the browser says, and what the simulator recorded.</summary>
    public static async Task<IReadOnlyList<Evidence>> CollectAsync(
        ScenarioContext context,
        EventEnvelope failure,
        CancellationToken cancellation
    ) =>
        [
            .. failure.Evidence ?? [],
            .. LogProbe.Look(context.Events.Of(context.Session), failure),
            .. failure.Code == EventCodes.WidgetLoadFailed ? await LoadProbe.LookAsync(context, failure) : [],
            .. await context.Network.CollectAsync(Uri.TryCreate(failure.Frame?.Src, UriKind.Absolute, out var src) ? src : null),
            .. failure.Code == EventCodes.MicrophoneDenied ? await MicrophoneAsync(context, failure.Frame) : [],
            .. await SessionAsync(context, cancellation),
            .. failure.Code == EventCodes.SessionExpired
                ? await HaltRecorder.LookAsync(context.Events.Of(context.Session), context.Frame, failure)
                : [],
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
        return
        [
            new Evidence
            {
                Fact = Fact.SessionState,
                Value = state,
                Place = EvidencePlace.Simulator,
            },
        ];
    }
}

/// <summary>What the host's log says, read back from its far end: a message of the widget stands there or does not.</summary>
internal static class LogProbe
{
    public static IEnumerable<Evidence> Look(IReadOnlyList<EventEnvelope> session, EventEnvelope failure)
    {
        // A page that was loaded anew began anew; what its last document said on leaving may come after the next one's first words.
        var began = session.LastOrDefault(item => item.Code == EventCodes.BridgeStarted && item.Sequence <= failure.Sequence)?.Sequence
            ?? 0;
        var events = session.Where(item => item.Sequence >= began).ToList();
        var answer = events.FirstOrDefault(item => item is { Source: EventSource.Widget, Trust.Level: TrustLevel.Trusted });
        yield return Seen(
            Fact.Handshake,
            answer is null ? FactValues.No
                : answer.Position <= failure.Position ? FactValues.Yes
                : FactValues.Late
        );

        var lost = events
            .Where(item => item.Position < failure.Position && item.Trust.Level == TrustLevel.Trusted)
            .SkipWhile(item => item.Code != EventCodes.MicrophoneStarted)
            .LastOrDefault(item => item.Code == EventCodes.MicrophoneStarted || TakesPermission(item));
        yield return Seen(Fact.MicrophoneHeld, lost is not null && TakesPermission(lost) ? FactValues.Lost : FactValues.Never);
    }

    private static bool TakesPermission(EventEnvelope item) =>
        item.Code == EventCodes.PermissionChanged
        && item.Evidence?.Any(fact => fact.Fact == Fact.MicrophonePermission && fact.Value != FactValues.Granted) == true;

    private static Evidence Seen(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.Log,
        };
}

/// <summary>Asks what the widget's origin may do in a tab of its own, where it is the one that browsers ask for.</summary>
internal static class WidgetOriginProbe
{
    public static async Task<Evidence> LookAsync(IBrowserContext context, Uri widget)
    {
        var tab = await context.NewPageAsync();
        try
        {
            await tab.GotoAsync(new Uri(widget, SimulatorRoutes.Health).AbsoluteUri);
            var state = await tab.EvaluateAsync<string>("navigator.permissions.query({ name: 'microphone' }).then(status => status.state)");
            return new Evidence
            {
                Fact = Fact.WidgetOriginPermission,
                Value = state == FactValues.Granted ? FactValues.Granted : FactValues.NotGranted,
                Place = EvidencePlace.BrowserProtocol,
            };
        }
        finally
        {
            await tab.CloseAsync();
        }
    }
}
