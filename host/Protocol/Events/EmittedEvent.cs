using KojiWidgetHarness.Protocol.Causes;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>One thing that happened in or around the widget, as its emitter tells it.</summary>
public sealed record EmittedEvent
{
    /// <summary>Number within the session, from 1, without holes: a missing number is a lost event.</summary>
    public required long Sequence { get; init; }

    /// <summary>When the event happened, by the emitter's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who emitted it.</summary>
    public required EventSource Source { get; init; }

    /// <summary>The event's code.</summary>
    public required EventCode Code { get; init; }

    /// <summary>The text that came with it; null when there was none.</summary>
    public string? Message { get; init; }

    /// <summary>The sender's web origin, as <c>MessageEvent.origin</c> gives it; null when no message was involved.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether the event counts.</summary>
    public required Trust Trust { get; init; }

    /// <summary>The recorded event that it repeats; null when it repeats none.</summary>
    public EventReference? Replays { get; init; }

    /// <summary>The widget iframe that it is about; null when it is about none.</summary>
    public FrameInfo? Frame { get; init; }

    /// <summary>The message as it arrived; null when no message was involved.</summary>
    public RawPayload? Raw { get; init; }

    /// <summary>Facts observed together with it; null when there are none.</summary>
    public IReadOnlyList<Evidence>? Evidence { get; init; }
}
