namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>What a program reads at the simulator's root: what it is, and where its parts are.</summary>
public sealed record SimulatorGuide
{
    /// <summary>Gets what the simulator is, in one line.</summary>
    public required string About { get; init; }

    /// <summary>The generation of the API: <c>getkoji</c> or <c>koji.so</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>Where the interview API begins.</summary>
    public required string Interviews { get; init; }

    /// <summary>The widget page of a project that is active.</summary>
    public required string Widget { get; init; }

    /// <summary>The page that lists every documented error by each of its causes.</summary>
    public required string Cases { get; init; }

    /// <summary>The API as an OpenAPI document.</summary>
    public required string OpenApi { get; init; }

    /// <summary>Answers 200.</summary>
    public required string Health { get; init; }

    /// <summary>Requests and their answers; for the holder of the token.</summary>
    public required string Traffic { get; init; }

    /// <summary>The faults that are set; for the holder of the token.</summary>
    public required string Faults { get; init; }

    /// <summary>The request header that carries this token.</summary>
    public required string TokenHeader { get; init; }
}

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

    /// <summary>Gets what <see cref="SimulatorRoutes.ControlTokenHeader"/> has to carry to steer it.</summary>
    public required string ControlToken { get; init; }

    /// <summary>The certificate to trust, as PEM; null without TLS.</summary>
    public string? Certificate { get; init; }
}
