namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>One of the parts that a selection of scenarios is shared out into.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Of">How many there are.</param>
public sealed record RunShard(int Number, int Of)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Number}/{Of}";
}
