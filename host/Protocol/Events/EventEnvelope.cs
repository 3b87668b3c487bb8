using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>An event together with its context: what the log keeps and every reader gets.</summary>
public sealed record EventEnvelope
{
    /// <summary>A UUID version 7 in canonical form, given by the log.</summary>
    public required string Id { get; init; }

    /// <summary>The CLI or test invocation that it belongs to; <c>manual</c> for a page that a person opened.</summary>
    public required string Run { get; init; }

    /// <summary>The page load that it belongs to.</summary>
    public required string Session { get; init; }

    /// <summary>Number within the session, given by the emitter; shows gaps. The API's events are numbered apart, and leave none.</summary>
    public required long Sequence { get; init; }

    /// <summary>Number in the log, from 1, given by the log; where a reader resumes.</summary>
    public required long Position { get; init; }

    /// <summary>When the event happened, by the emitter's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the event was stored, by the server's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who emitted it.</summary>
    public required EventSource Source { get; init; }

    /// <summary>The event's code.</summary>
    public required EventCode Code { get; init; }

    /// <summary>How bad it is, by its code.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The text that came with it; null when there was none.</summary>
    public string? Message { get; init; }

    /// <summary>The sender's web origin; null when no message was involved.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether the event counts.</summary>
    public required Trust Trust { get; init; }

    /// <summary>The recorded event that it repeats; null when it repeats none.</summary>
    public EventReference? Replays { get; init; }

    /// <summary>The widget iframe that it is about; null when it is about none.</summary>
    public FrameInfo? Frame { get; init; }

    /// <summary>The message as it arrived, secrets removed; null when no message was involved.</summary>
    public RawPayload? Raw { get; init; }

    /// <summary>Facts observed together with it; null when there are none.</summary>
    public IReadOnlyList<Evidence>? Evidence { get; init; }
}
