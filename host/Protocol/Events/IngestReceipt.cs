using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The host's answer to a batch. Whatever it names, stored or refused, need not be sent again.</summary>
public sealed record IngestReceipt
{
    /// <summary>How many events were stored by this batch.</summary>
    public required int Stored { get; init; }

    /// <summary>How many had been stored before.</summary>
    public required int Duplicates { get; init; }

    /// <summary>
    /// What the sender shows from now on with this session, which nobody else can write to; null once it has been shown, and where the
    /// batch comes from the log's owner.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>Gets what was refused, and why; empty when nothing was.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }
}

/// <summary>Why the gate refused an event, or a whole batch.</summary>
public sealed record Refusal
{
    /// <summary>The event's sequence; null when the whole batch was refused.</summary>
    public long? Sequence { get; init; }

    /// <summary>Gets the check that it failed.</summary>
    public required RefusalReason Reason { get; init; }

    /// <summary>One line for people: what was found and what is allowed.</summary>
    public required string Detail { get; init; }
}

/// <summary>The checks of the gate.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RefusalReason>))]
public enum RefusalReason
{
    /// <summary>Not the JSON of an event batch.</summary>
    Malformed,

    /// <summary>More bytes, events or characters than <see cref="EventLimits"/> allows.</summary>
    TooLarge,

    /// <summary>A run or session with characters that identifiers do not have.</summary>
    BadIdentifier,

    /// <summary>A code that is not in <see cref="EventCodes"/>.</summary>
    UnknownCode,

    /// <summary>A sequence below 1, or not above the one before it in the batch.</summary>
    BadSequence,

    /// <summary>A source or a trust that a page cannot claim.</summary>
    BadClaim,

    /// <summary>The session is somebody else's: a sender takes another name, or shows what the host gave for this one.</summary>
    SessionTaken,

    /// <summary>A page's connection showed no token of the host's. What it would have sent is not known.</summary>
    BadToken,

    /// <summary>Pages of its origin may not send. What it would have sent is not known.</summary>
    OriginNotAllowed,
}

/// <summary>The host's answer to a page that says who it is.</summary>
public sealed record AttachReceipt
{
    /// <summary>Gets the outcome.</summary>
    public required AttachOutcome Outcome { get; init; }

    /// <summary>Gets what the page shows from now on with its session; null when the session is somebody else's.</summary>
    public string? Secret { get; init; }
}

/// <summary>What came of a page's attaching to its session.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<AttachOutcome>))]
public enum AttachOutcome
{
    /// <summary>The page is known, and what the owner sends reaches it.</summary>
    Attached,

    /// <summary>Its events are taken, but as many pages are known already as the host remembers, of this origin or of all.</summary>
    Full,

    /// <summary>The session is another page's.</summary>
    Taken,

    /// <summary>The names of run or session are not accepted by the host.</summary>
    BadName,
}
