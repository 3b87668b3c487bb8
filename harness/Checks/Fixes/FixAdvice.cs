namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>What is left to a person.</summary>
/// <param name="Line">The line of the page, from 1; 0 for its response headers.</param>
/// <param name="Reason">Why nothing was changed there.</param>
/// <param name="Do">What to do.</param>
public sealed record FixAdvice(int Line, string Reason, string Do);
