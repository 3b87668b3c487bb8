namespace KojiWidgetHarness.Protocol.Events;

/// <summary>How many events of a code there are.</summary>
/// <param name="Code">The code.</param>
/// <param name="Count">How many.</param>
/// <param name="Untrusted">How many of these do not count.</param>
public sealed record CodeCount(EventCode Code, long Count, long Untrusted);
