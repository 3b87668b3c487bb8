namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>One answer of the respondent.</summary>
internal sealed record MessageRequest
{
    public string? Content { get; init; }

    /// <summary><c>respondent</c>; null means the same.</summary>
    public string? Type { get; init; }
}
