namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>A piece of JSON text that has one colour.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, to be encoded where it is shown.</param>
public sealed record JsonSpan(JsonSpanKind Kind, string Text);
