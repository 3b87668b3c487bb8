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

    /// <summary>When the session's first event was stored; of one that another host has recorded, when it happened.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the session's last event was stored; of one that another host has recorded, when it happened.</summary>
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

    /// <summary>Gets what to ask for as <c>before</c> to get the page of older ones; null when there are none.</summary>
    public long? Before { get; init; }
}

/// <summary>Events of a session that never came: numbers missing among those that did.</summary>
/// <param name="First">The first missing sequence.</param>
/// <param name="Last">The last missing sequence.</param>
public sealed record SequenceGap(long First, long Last)
{
    /// <summary>Gets what is missing between two numbers; null where they follow each other.</summary>
    public static SequenceGap? Between(long before, long next) => next - 1 > before ? new(before + 1, next - 1) : null;

    /// <summary>Gets what is missing, from 1 on, before and between spans of numbers.</summary>
    /// <param name="spans">The spans, in rising order.</param>
    public static IEnumerable<SequenceGap> Before(IEnumerable<(long First, long Last)> spans)
    {
        var before = 0L;
        foreach (var (first, last) in spans)
        {
            if (Between(before, first) is { } gap)
                yield return gap;
            before = Math.Max(before, last);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => First == Last ? $"{First}" : $"{First} to {Last}";
}
