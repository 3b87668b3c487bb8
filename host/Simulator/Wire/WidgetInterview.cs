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

/// <summary>What the widget page needs to know of its project.</summary>
internal sealed record WidgetProject
{
    public required string ProjectId { get; init; }

    /// <summary>Gets what the header shows.</summary>
    public required string Title { get; init; }

    /// <summary>Modes that the project allows: <c>text</c>, <c>voice</c>.</summary>
    public required IReadOnlyList<string> Modes { get; init; }
}

/// <summary>How long a session still has, asked without keeping it alive.</summary>
internal sealed record WidgetSession
{
    public required string InterviewId { get; init; }

    public required string Status { get; init; }

    /// <summary>Seconds until the session ends unless something happens.</summary>
    public required double ExpiresInSeconds { get; init; }
}
