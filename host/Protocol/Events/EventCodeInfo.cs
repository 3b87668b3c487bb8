namespace KojiWidgetHarness.Protocol.Events;

/// <summary>What is known of a code without having seen an event.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity">How bad its events are.</param>
/// <param name="Summary">What it tells, in one line.</param>
public sealed record EventCodeInfo(EventCode Code, Severity Severity, string Summary);
