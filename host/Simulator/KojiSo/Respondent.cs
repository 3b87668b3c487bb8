using System.Text.Json;

namespace KojiWidgetHarness.Simulator.KojiSo;

/// <summary>Who is interviewed, as far as the caller tells.</summary>
internal sealed record Respondent
{
    public string? ExternalId { get; init; }

    public string? DisplayName { get; init; }

    public JsonElement? Metadata { get; init; }
}
