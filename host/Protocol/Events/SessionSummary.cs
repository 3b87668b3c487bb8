namespace KojiWidgetHarness.Protocol.Events;

/// <summary>What the log knows of a session.</summary>
public sealed record SessionSummary
{
    /// <summary>Number of the session in the log, rising with its start.</summary>
    public required long Number { get; init; }

    /// <summary>The session.</summary>
    public required string Session { get; init; }

    /// <summary>The run that it began in.</summary>
    public required string Run { get; init; }

    /// <summary>When the session's first event was stored.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the session's last event was stored.</summary>
    public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>How many of its events are kept.</summary>
    public required long Events { get; init; }

    /// <summary>How many of these are errors that count.</summary>
    public required long Errors { get; init; }

    /// <summary>How many gaps its sequence has.</summary>
    public required long Gaps { get; init; }
}

/// <summary>Some sessions of the log, the ones that began last first.</summary>
public sealed record SessionPage
{
    /// <summary>The sessions.</summary>
    public required IReadOnlyList<SessionSummary> Sessions { get; init; }

    /// <summary>What to ask for as <c>before</c> to get the page of older ones; null when there are none.</summary>
    public long? Before { get; init; }
}

/// <summary>Events of a session that never came: numbers missing among those that did.</summary>
/// <param name="First">The first missing sequence.</param>
/// <param name="Last">The last missing sequence.</param>
public sealed record SequenceGap(long First, long Last);
