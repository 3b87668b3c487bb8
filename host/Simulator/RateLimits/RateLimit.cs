namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>How many requests one API key may make in a window of time (contract: REST, rate limit).</summary>
/// <param name="Requests">How many; 1 or more.</param>
/// <param name="Window">How long the window lasts, from the first request in it.</param>
public sealed record RateLimit(int Requests, TimeSpan Window);
