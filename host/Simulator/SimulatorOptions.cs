using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Simulator;

/// <summary>How a simulator is set up.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Gets what <see cref="SimulatorRoutes.ControlTokenHeader"/> carries; 16 characters or more, by default 256 random bits.
    /// </summary>
    public string ControlToken { get; init; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>How long a session may lie idle. The default is ours: Koji does not publish its own.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Names, beside those of this machine, under which it answers: those of the Koji that it stands in for.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>
    /// Paths below which the widget page is found, each followed by a project id; by default those of Koji's two published addresses.
    /// </summary>
    public IReadOnlyList<string> WidgetPaths { get; init; } = [SimulatorRoutes.Widget, SimulatorRoutes.SecondWidget];

    /// <summary>Ids of projects that are active, beside the well-known ones.</summary>
    public IReadOnlyList<string> ActiveProjects { get; init; } = [];

    /// <summary>Gets a value indicating whether every well-formed project id that stands for nothing else is an active one.</summary>
    public bool TakesAnyProject { get; init; }

    /// <summary>How many interviews are kept; beyond that the oldest are forgotten.</summary>
    public int InterviewCapacity { get; init; } = 1000;

    /// <summary>How many exchanges the traffic log keeps, the newest, of at most 16 MB; 0 records none.</summary>
    public int TrafficCapacity { get; init; } = 1000;

    /// <summary>Gets which generation of Koji's API it speaks. The widget page is found at the addresses of both.</summary>
    public KojiContract Contract { get; init; } = KojiContract.GetKoji;

    /// <summary>
    /// Gets a value indicating whether completing a completed interview is answered as the first time; otherwise it is a conflict.
    /// </summary>
    public bool CompletesAgain { get; init; }

    /// <summary>
    /// How often an API key may be used; <see cref="RateLimit.None"/> for as often as one likes, null for what its generation documents.
    /// </summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>Gets what it shows clients that connect by TLS; null to speak plain HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Faults that are set from the start.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>Gets what the simulator's clock runs on. Moving the simulator's clock adds to it and leaves it alone.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Leaves the token out, so that it does not reach a log.</summary>
    public override string ToString() => $"{nameof(SimulatorOptions)} {{ Port = {Port}, SessionTimeout = {SessionTimeout} }}";
}

/// <summary>What a simulator can be set up with.</summary>
internal static class SimulatorOptionsRules
{
    private const int ShortestToken = 16;

    public static void ThrowIfUnusable(SimulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Port is < 0 or > 65535)
            throw new ArgumentException($"Port {options.Port} does not exist. Use 1 to 65535, or 0 for a free one.", nameof(options));
        if (options.ControlToken.Length < ShortestToken)
            throw new ArgumentException($"The control token is too short. Use at least {ShortestToken} characters.", nameof(options));
        if (options.SessionTimeout <= TimeSpan.Zero)
            throw new ArgumentException("A session must last. Use a session timeout above zero.", nameof(options));
        if (options.RateLimit is { Requests: < 1 } or { Window.Ticks: <= 0 } && options.RateLimit != RateLimit.None)
            throw new ArgumentException(
                "A rate limit must let something through. Use 1 request or more, and a window above zero.",
                nameof(options)
            );
        if (options.InterviewCapacity < 1)
            throw new ArgumentException("No interview could be kept. Use an interview capacity of 1 or more.", nameof(options));
        if (FaultRuleReader.Refuse(options.Faults) is { } problem)
            throw new ArgumentException(problem, nameof(options));
        if (options.TrafficCapacity < 0)
            throw new ArgumentException(
                "A traffic log keeps no fewer than no exchanges. Use a traffic capacity of 0 or more.",
                nameof(options)
            );
    }
}
