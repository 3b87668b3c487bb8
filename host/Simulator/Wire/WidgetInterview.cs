namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>Answer to a start by the widget page.</summary>
internal sealed record WidgetInterview
{
    public required string InterviewId { get; init; }

    public required string SessionToken { get; init; }

    public required string InitialMessage { get; init; }

    /// <summary>Seconds of inactivity after which the session ends; each answer begins them anew.</summary>
    public required double ExpiresInSeconds { get; init; }
}
