using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>
/// Which requests a fault matches; all that is named must fit. What the simulator answers for itself is never matched (<c>/_sim</c>,
/// <see cref="SimulatorRoutes.Health"/>, <see cref="SimulatorRoutes.Cases"/>, <see cref="SimulatorRoutes.OpenApi"/>), and a browser's
/// preflight only by a rule that names the method <c>OPTIONS</c>.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultMatch
{
    /// <summary>HTTP method.</summary>
    public string? Method { get; init; }

    /// <summary>Path, where <c>*</c> stands for any run of characters; upper and lower case are the same.</summary>
    public string? Path { get; init; }

    /// <summary>Id of the project that the request is about. Scripts, styles and pictures are about none.</summary>
    public string? Project { get; init; }

    /// <summary>API key that the request carries.</summary>
    public string? Key { get; init; }

    /// <summary>Header that the request carries.</summary>
    public FaultHeader? Header { get; init; }

    /// <summary>Only the n-th of the requests that fit otherwise; the first is 1.</summary>
    public int? Nth { get; init; }

    /// <summary>How likely each of them is met, above 0 and at most 1.</summary>
    public double? Probability { get; init; }

    /// <summary>Where the draws for probability and jitter begin: the same seed, the same draws. Null is 0.</summary>
    public int? Seed { get; init; }
}
