using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>How the API names where an interview stands. Only <c>active</c> is Koji's; the others are ours.</summary>
internal static class InterviewStatus
{
    public static string Of(InterviewState state) =>
        state switch
        {
            InterviewState.Active => "active",
            InterviewState.Completed => "completed",
            InterviewState.ExpiredByInactivity => "expired",
            InterviewState.Revoked => "revoked",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A new state needs a name on the wire."),
        };
}
