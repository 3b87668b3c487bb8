namespace KojiWidgetHarness.Protocol.Events;

/// <summary>
/// A message as it arrived, as bounded text: what the normaliser made of it can always be checked. Of an event of the API it is the
/// exchange (<see cref="Simulation.TrafficRecord"/>), its bodies cut where it would be too long.
/// </summary>
public sealed record RawPayload
{
    /// <summary>JSON, with what JSON cannot say in brackets: <c>"[circular]"</c>, <c>"[function]"</c>, <c>"[bigint 1]"</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Whether something was left out: the text was longer, deeper or wider than the bounds.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Name of the normaliser rule that read the message; null when none did.</summary>
    public string? Rule { get; init; }
}
