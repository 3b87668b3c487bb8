namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>How long a session still has, asked without keeping it alive.</summary>
internal sealed record WidgetSession
{
    public required string InterviewId { get; init; }

    public required string Status { get; init; }

    /// <summary>Seconds until the session ends unless something happens.</summary>
    public required double ExpiresInSeconds { get; init; }
}
