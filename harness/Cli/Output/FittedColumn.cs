namespace KojiWidgetHarness.Cli.Output;

/// <summary>A column of a <see cref="FittedTable"/>.</summary>
/// <param name="Title">What stands above it.</param>
internal sealed record FittedColumn(string Title)
{
    /// <summary>Whether its lines are never wrapped.</summary>
    public bool KeepsLines { get; init; }

    /// <summary>Whether its cells stand at its right.</summary>
    public bool IsRight { get; init; }
}
