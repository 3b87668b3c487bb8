namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>A fact with the value that speaks for a cause.</summary>
/// <param name="Fact">What has to be looked at.</param>
/// <param name="Value">What has to be found, exactly; in Chromium's words where it is the browser that speaks.</param>
/// <param name="InFirefox">Firefox's words for the same; null where both use the same.</param>
public sealed record Sign(Fact Fact, string Value, string? InFirefox = null)
{
    internal bool Matches(Evidence evidence) => evidence.Fact == Fact && (evidence.Value == Value || (InFirefox is not null && evidence.Value == InFirefox));
}
