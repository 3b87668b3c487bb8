using System.Text.Json;

namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>Body of a completion, which may be left out.</summary>
internal sealed record CompleteInterviewRequest
{
    /// <summary>Of the second generation, whose path does not name it.</summary>
    public string? InterviewId { get; init; }

    /// <summary>One of <see cref="Interviews.CompletionReasons"/>; null is <c>manual</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Taken in any form, since Koji documents none, and forgotten.</summary>
    public JsonElement? Feedback { get; init; }
}
