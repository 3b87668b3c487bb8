namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Names an event by what its emitter gave it, which holds in every log that it comes to.</summary>
/// <param name="Session">The session.</param>
/// <param name="Sequence">The number within the session, from 1.</param>
public sealed record EventReference(string Session, long Sequence);
