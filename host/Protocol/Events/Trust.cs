namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Whether an event counts, and why. An untrusted event is kept and shown, but proves nothing.</summary>
public sealed record Trust
{
    /// <summary>Whether the event counts.</summary>
    public required TrustLevel Level { get; init; }

    /// <summary>What decided it.</summary>
    public required TrustReason Reason { get; init; }

    /// <summary>Seen by our own code, so it is trusted.</summary>
    public static Trust OwnObservation { get; } = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OwnObservation };
}
