using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>A header that a request must carry to be matched by a fault.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultHeader
{
    /// <summary>The header's name; upper and lower case are the same.</summary>
    public required string Name { get; init; }

    /// <summary>The header's whole value; null is any.</summary>
    public string? Value { get; init; }
}
