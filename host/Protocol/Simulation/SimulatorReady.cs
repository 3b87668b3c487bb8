namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>The line that <c>sim start</c> prints once the simulator answers.</summary>
public sealed record SimulatorReady
{
    /// <summary>The simulator's address, which is the API's base.</summary>
    public required string Url { get; init; }

    /// <summary>The page that lists its cases.</summary>
    public required string Cases { get; init; }

    /// <summary>The address of the API's description.</summary>
    public required string OpenApi { get; init; }

    /// <summary>The generation of the API: <c>getkoji</c> or <c>koji.so</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>An API key with every permission.</summary>
    public required string ApiKey { get; init; }

    /// <summary>A project that is active.</summary>
    public required string ProjectId { get; init; }

    /// <summary>What <see cref="SimulatorRoutes.ControlTokenHeader"/> has to carry to steer it.</summary>
    public required string ControlToken { get; init; }

    /// <summary>The certificate to trust, as PEM; null without TLS.</summary>
    public string? Certificate { get; init; }
}
