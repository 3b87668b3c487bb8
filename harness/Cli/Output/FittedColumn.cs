namespace KojiWidgetHarness.Cli.Output;

/// <summary>A column of a <see cref="FittedTable"/>.</summary>
/// <param name="Title">What stands above it.</param>
internal sealed record FittedColumn(string Title)
{
    /// <summary>Whether lines of the column are never wrapped.</summary>
    public bool KeepsLines { get; init; }

    /// <summary>Whether cells are aligned to the right.</summary>
    public bool IsRight { get; init; }
}
