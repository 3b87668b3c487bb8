using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>The changing part of an interview at one moment.</summary>
internal readonly record struct InterviewSnapshot
{
    public required InterviewState State { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    public required int Answers { get; init; }

    /// <summary>Null unless it is completed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why the interview was completed; null unless it is.</summary>
    public string? Reason { get; init; }

    /// <summary>How long the session still lasts if nothing happens; zero once it is over.</summary>
    public TimeSpan Remaining { get; init; }

    /// <summary>Messages of both sides: the opening, and a reply to each answer.</summary>
    public int MessagesCount => 1 + (2 * Answers);
}
