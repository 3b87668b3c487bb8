namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>What the widget page needs to know of its project.</summary>
internal sealed record WidgetProject
{
    public required string ProjectId { get; init; }

    /// <summary>What the header shows.</summary>
    public required string Title { get; init; }

    /// <summary>Modes that the project allows: <c>text</c>, <c>voice</c>.</summary>
    public required IReadOnlyList<string> Modes { get; init; }
}
