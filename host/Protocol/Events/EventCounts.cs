namespace KojiWidgetHarness.Protocol.Events;

/// <summary>How many events there are of each code.</summary>
public sealed record EventCounts
{
    /// <summary>The codes that occur, most frequent first.</summary>
    public required IReadOnlyList<CodeCount> Codes { get; init; }

    /// <summary>The counts for equal spans of time, oldest first; empty when none were asked for.</summary>
    public required IReadOnlyList<CountBucket> Buckets { get; init; }

    /// <summary>False when only the newest of the events were counted, because a search by text found very many.</summary>
    public required bool Complete { get; init; }

    /// <summary>Position of the log's newest event when they were counted.</summary>
    public required long LastPosition { get; init; }
}
