using System.Text.Json;

namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>Body of a start.</summary>
/// <remarks>Every field is nullable, so that a missing one gets Koji's answer and not the framework's.</remarks>
internal sealed record StartInterviewRequest
{
    public string? ProjectId { get; init; }

    public string? GuideId { get; init; }

    public string? RespondentName { get; init; }

    public string? RespondentEmail { get; init; }

    public JsonElement? Metadata { get; init; }

    public string? Language { get; init; }

    /// <summary><c>text</c> or <c>voice</c>; null is text.</summary>
    public string? Mode { get; init; }
}
