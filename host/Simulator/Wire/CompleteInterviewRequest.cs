using System.Text.Json;

namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>Body of a completion.</summary>
internal sealed record CompleteInterviewRequest
{
    /// <summary>Of the second generation, whose path does not name it.</summary>
    public string? InterviewId { get; init; }

    /// <summary>Why it is over; null is <c>manual</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Taken in any form, since Koji documents none, and forgotten.</summary>
    public JsonElement? Feedback { get; init; }
}
