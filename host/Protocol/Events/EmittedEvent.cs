using System.Diagnostics.CodeAnalysis;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Text;

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

    /// <summary>Gets what was emitted of a recorded event, to send it once more.</summary>
    /// <param name="recorded">The event as a log has it.</param>
    public static EmittedEvent Of(EventEnvelope recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return new()
        {
            Sequence = recorded.Sequence,
            OccurredAt = recorded.OccurredAt,
            Source = recorded.Source,
            Code = recorded.Code,
            Message = recorded.Message,
            Origin = recorded.Origin,
            Trust = recorded.Trust,
            Replays = recorded.Replays,
            Frame = recorded.Frame,
            Raw = recorded.Raw,
            Evidence = recorded.Evidence,
        };
    }

    /// <summary>
    /// Gets the event with each text cut to what a host takes (see <see cref="EventLimits"/>). A mark may be longer than the secret for
    /// which it stands.
    /// </summary>
    public EmittedEvent WithinLimits() =>
        this with
        {
            Message = Cut(Message),
            Origin = Cut(Origin),
            Raw = Raw is not { } raw
                ? null
                : raw with
                {
                    Text = raw.Text.Beginning(EventLimits.RawCharacters),
                    Truncated = raw.Truncated || raw.Text.Length > EventLimits.RawCharacters,
                    Rule = Cut(raw.Rule),
                },
            Frame = Frame is not { } frame
                ? null
                : frame with
                {
                    Src = Cut(frame.Src),
                    Allow = Cut(frame.Allow),
                    Sandbox = Cut(frame.Sandbox),
                },
            Evidence = Evidence?.Select(fact => fact with { Value = Cut(fact.Value) }).ToList(),
        };

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text) => text?.Beginning(EventLimits.TextCharacters);
}
