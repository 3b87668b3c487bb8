using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>A fact with the value that speaks for a cause.</summary>
/// <param name="Fact">What has to be looked at.</param>
/// <param name="Value">What has to be found, exactly; in Chromium's words where it is the browser that speaks.</param>
/// <param name="Or">Another value that says the same, for example in Firefox's words; null for none.</param>
public sealed record Sign(Fact Fact, string Value, string? Or = null)
{
    internal bool Matches(Evidence evidence) =>
        evidence.Fact == Fact && (evidence.Value == Value || (Or is not null && evidence.Value == Or));
}
