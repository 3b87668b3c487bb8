using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>Something that a scenario saw beside its verdict.</summary>
/// <param name="Code">The event's code.</param>
/// <param name="Message">What it says, in one line.</param>
public sealed record ResultWarning(EventCode Code, string Message)
{
    // What pages do all the time, such as taking an iframe out and putting it in again, is not a reason to warn anybody.
    private static readonly HashSet<EventCode> WarningCodes =
    [
        EventCodes.WidgetTwice,
        EventCodes.WidgetHidden,
        EventCodes.InterviewLost,
        EventCodes.ListenerLate,
        EventCodes.ListenerRefused,
    ];

    /// <summary>What these events warn of, each code once.</summary>
    public static IReadOnlyList<ResultWarning> In(IEnumerable<EventEnvelope> events) =>
        [
            .. events
                .Where(item => WarningCodes.Contains(item.Code) && item.Trust.Level == TrustLevel.Trusted)
                .DistinctBy(item => item.Code)
                .Select(item => new ResultWarning(item.Code, item.Message ?? EventCodes.Find(item.Code)?.Summary ?? item.Code.Value)),
        ];
}
