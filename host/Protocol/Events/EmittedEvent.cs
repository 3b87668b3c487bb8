using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
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

/// <summary>What an emitter sends at once: events of one session in rising sequence.</summary>
public sealed record EventBatch
{
    /// <summary>The run; 1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>.</summary>
    public required string Run { get; init; }

    /// <summary>The session; same characters as the run.</summary>
    public required string Session { get; init; }

    /// <summary>Gets what the host gave for the session; null before that.</summary>
    public string? Secret { get; init; }

    /// <summary>The events, at most <see cref="EventLimits.EventsPerBatch"/>.</summary>
    public required IReadOnlyList<EmittedEvent> Events { get; init; }
}

/// <summary>The component that emitted an event. Not to be confused with its web origin.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EventSource>))]
public enum EventSource
{
    /// <summary>A message about Koji, by <c>postMessage</c>; whether it was the widget is what <see cref="Trust"/> says.</summary>
    Widget,

    /// <summary>The page itself, by a message of its own. An extension that speaks in its name looks the same.</summary>
    Page,

    /// <summary>Another frame or window than a widget's.</summary>
    Frame,

    /// <summary>An extension of the browser, by a frame or window of its own.</summary>
    Extension,

    /// <summary>The bridge script in the host page.</summary>
    Bridge,

    /// <summary>The browser itself: a report, a policy violation, a permission change.</summary>
    Browser,

    /// <summary>Koji's REST API.</summary>
    Api,

    /// <summary>This product's own server or scenario runner.</summary>
    Harness,
}

/// <summary>The iframe that an event is about, as its attributes stood at that moment.</summary>
public sealed record FrameInfo
{
    /// <summary>Number of the widget iframe in the page, in the order in which the bridge met them; the first is 0.</summary>
    public required int Index { get; init; }

    /// <summary>The <c>src</c> attribute, resolved against the page; empty where the frame has none, or none that can be seen.</summary>
    public required string Src { get; init; }

    /// <summary>The <c>allow</c> attribute; null when there is none.</summary>
    public string? Allow { get; init; }

    /// <summary>The <c>sandbox</c> attribute; null when there is none, empty when it is there without a token.</summary>
    public string? Sandbox { get; init; }

    /// <summary>Where the iframe is; null for the page's own document.</summary>
    public FramePlace? Place { get; init; }
}

/// <summary>Where in the page a widget's frame stands.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FramePlace>))]
public enum FramePlace
{
    /// <summary>The page's own document.</summary>
    Page,

    /// <summary>A shadow root.</summary>
    ShadowRoot,

    /// <summary>In a frame whose document is written in its <c>srcdoc</c>.</summary>
    SrcdocFrame,

    /// <summary>A frame of the page's own origin.</summary>
    SameOriginFrame,

    /// <summary>Where script cannot look: a closed shadow root that was there before the bridge, an <c>object</c>.</summary>
    OutOfSight,
}

/// <summary>
/// A message as it arrived, as bounded text: what the normaliser made of it can always be checked. Of an event of the API it is the
/// exchange (<see cref="Simulation.TrafficRecord"/>), its bodies cut where it would be too long.
/// </summary>
public sealed record RawPayload
{
    /// <summary>JSON, with what JSON cannot say in brackets: <c>"[circular]"</c>, <c>"[function]"</c>, <c>"[bigint 1]"</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Gets a value indicating whether something was left out: the text was longer, deeper or wider than the bounds.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Name of the normaliser rule that read the message; null when none did.</summary>
    public string? Rule { get; init; }
}
