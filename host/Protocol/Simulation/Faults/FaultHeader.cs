using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>A header that a request must carry to be met by a fault.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultHeader
{
    /// <summary>Its name; upper and lower case are the same.</summary>
    public required string Name { get; init; }

    /// <summary>Its whole value; null is any.</summary>
    public string? Value { get; init; }
}
