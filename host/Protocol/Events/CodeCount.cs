namespace KojiWidgetHarness.Protocol.Events;

/// <summary>How many events of a code there are.</summary>
/// <param name="Code">The code.</param>
/// <param name="Count">How many.</param>
public sealed record CodeCount(EventCode Code, long Count);
