namespace KojiWidgetHarness.Protocol.Events;

/// <summary>How many events of each code were stored in a span of time.</summary>
/// <param name="From">When it begins; it ends where the next begins.</param>
/// <param name="Codes">The codes that occur in it, most frequent first.</param>
public sealed record CountBucket(DateTimeOffset From, IReadOnlyList<CodeCount> Codes);
