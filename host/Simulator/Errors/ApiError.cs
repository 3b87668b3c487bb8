namespace KojiWidgetHarness.Simulator.Errors;

/// <summary>Koji's error object (seed: How Errors Are Structured).</summary>
internal sealed record ApiError
{
    public required string Error { get; init; }

    public required string Message { get; init; }
}
