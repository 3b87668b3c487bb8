using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Scenarios;

/// <summary>The failure that a scenario has to lead to.</summary>
public sealed record Expectation
{
    /// <summary>The code; its documented message is expected with it.</summary>
    public required EventCode Code { get; init; }

    /// <summary>Who has to emit it.</summary>
    public EventSource Source { get; init; } = EventSource.Widget;

    /// <summary>
    /// How its trust has to be decided; null for an event that counts. Only where the cause itself takes the widget its origin can
    /// its word not be trusted, and then the reason is part of the proof.
    /// </summary>
    public TrustReason? Distrust { get; init; }

    /// <summary>The cause that has to be proven, and no other beside it.</summary>
    public required CauseId Cause { get; init; }

    /// <summary>How sure of that cause the diagnosis has to be; where it can only be likely, others may be likely beside it.</summary>
    public Confidence Confidence { get; init; } = Confidence.Proven;

    /// <summary>What happens instead when nothing is wrong: seeing it ends the wait.</summary>
    public required EventCode Otherwise { get; init; }
}
