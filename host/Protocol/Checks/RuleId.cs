namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>A stable name of a rule.</summary>
/// <param name="Value">Lower-case words with hyphens.</param>
public readonly record struct RuleId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
