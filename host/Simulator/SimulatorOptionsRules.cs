using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Simulator;

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
