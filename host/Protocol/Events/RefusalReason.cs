using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

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
