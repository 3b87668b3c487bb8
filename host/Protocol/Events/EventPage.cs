namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Some events of the log, newest first.</summary>
public sealed record EventPage
{
    /// <summary>The events.</summary>
    public required IReadOnlyList<StoredEvent> Events { get; init; }

    /// <summary>Gets what to ask for as <c>before</c> to get the page of older ones; null when there are none.</summary>
    public long? Before { get; init; }
}

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

/// <summary>How many events of a code there are.</summary>
/// <param name="Code">The code.</param>
/// <param name="Count">How many.</param>
/// <param name="Untrusted">How many of these do not count.</param>
public sealed record CodeCount(EventCode Code, long Count, long Untrusted);

/// <summary>How many events of each code were stored in a span of time.</summary>
/// <param name="From">When it begins; it ends where the next begins.</param>
/// <param name="Codes">The codes that occur in it, most frequent first.</param>
public sealed record CountBucket(DateTimeOffset From, IReadOnlyList<CodeCount> Codes);
