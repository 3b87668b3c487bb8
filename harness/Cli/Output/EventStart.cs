namespace KojiWidgetHarness.Cli.Output;

/// <summary>Where to begin to read: a position or a time.</summary>
/// <param name="Position">The first event's position.</param>
/// <param name="Time">When the first event occurred at the earliest.</param>
internal sealed record EventStart(long? Position, DateTimeOffset? Time);
