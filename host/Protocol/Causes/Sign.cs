namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>A fact with the value that speaks for a cause.</summary>
/// <param name="Fact">What has to be looked at.</param>
/// <param name="Value">What has to be found, exactly.</param>
public sealed record Sign(Fact Fact, string Value)
{
    internal bool Matches(Evidence evidence) => evidence.Fact == Fact && evidence.Value == Value;
}
