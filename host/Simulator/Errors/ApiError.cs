namespace KojiWidgetHarness.Simulator.Errors;

/// <summary>Koji's error object.</summary>
/// <remarks>Seed: How Errors Are Structured.</remarks>
internal sealed record ApiError
{
    public required string Error { get; init; }

    public required string Message { get; init; }
}
