using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Whether an event counts, and why. An untrusted event is kept and shown, but proves nothing.</summary>
public sealed record Trust
{
    /// <summary>Whether the event counts.</summary>
    public required TrustLevel Level { get; init; }

    /// <summary>Gets the reason.</summary>
    public required TrustReason Reason { get; init; }

    /// <summary>Seen by our own code, so it is trusted.</summary>
    public static Trust OwnObservation { get; } = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OwnObservation };
}

/// <summary>Whether an event counts as said by the embedded widget (or by our own code).</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TrustLevel>))]
public enum TrustLevel
{
    /// <summary>Kept and shown; not counted.</summary>
    Untrusted,

    /// <summary>Sender and origin are the ones expected.</summary>
    Trusted,
}

/// <summary>What decided an event's trust.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TrustReason>))]
public enum TrustReason
{
    /// <summary>Our own code observed it.</summary>
    OwnObservation,

    /// <summary><c>event.source</c> is the widget iframe's window and <c>event.origin</c> is the origin of its src.</summary>
    OriginAndWindowMatch,

    /// <summary><c>event.source</c> is not a widget iframe's window: another frame, an opener, the page itself.</summary>
    WindowIsNotTheWidget,

    /// <summary>The widget's window, but on another origin than its src names: it was redirected or navigated away.</summary>
    OriginIsNotTheWidgets,

    /// <summary>The widget's window with the opaque origin <c>null</c>: it is sandboxed without <c>allow-same-origin</c>.</summary>
    OriginIsOpaque,

    /// <summary>The page vouched for it, but the server does not count its origin as a widget's.</summary>
    OriginIsNotAllowed,

    /// <summary>An exchange with the simulator that a page began which is neither the widget nor known to hold it.</summary>
    CallerIsAnotherPage,

    /// <summary>An exchange with the simulator, and nothing shows whose it is: no page of the log, no session token, no API key.</summary>
    CallerIsUnknown,

    /// <summary>
    /// Sent to the page once more from the log: nobody said it now. <see cref="EmittedEvent.Replays"/> says what it repeats.
    /// </summary>
    Replayed,
}
