using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>An event that the gate has let in: what the log looks at, and all that its emitter said as the bytes that are kept.</summary>
/// <param name="Sequence">Number within the session.</param>
/// <param name="Source">Who emitted it.</param>
/// <param name="Code">What it is, of the catalogue.</param>
/// <param name="Trust">Whether it counts.</param>
/// <param name="Fields">The members of an <see cref="EmittedEvent"/> as UTF-8 JSON, without the braces around them.</param>
public readonly record struct AcceptedEvent(
    long Sequence,
    EventSource Source,
    EventCode Code,
    TrustLevel Trust,
    ReadOnlyMemory<byte> Fields
);
