using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>How many requests one API key may make in a window of time (contract: REST, rate limit).</summary>
/// <param name="Requests">How many; 1 or more.</param>
/// <param name="Window">How long the window lasts.</param>
public sealed record RateLimit(int Requests, TimeSpan Window)
{
    /// <summary>As many as one likes.</summary>
    public static RateLimit None { get; } = new(0, TimeSpan.Zero);

    /// <summary>What this generation of the API documents.</summary>
    internal static RateLimit Of(KojiContract contract) => new(contract == KojiContract.KojiSo ? 60 : 100, TimeSpan.FromMinutes(1));
}
