using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>Where a key stands after one request.</summary>
internal readonly record struct RateReading
{
    private const string LimitHeader = "X-RateLimit-Limit";
    private const string RemainingHeader = "X-RateLimit-Remaining";
    private const string ResetHeader = "X-RateLimit-Reset";

    /// <summary>The headers that tell it; a page of another origin may read them too.</summary>
    public static string[] Headers { get; } = [LimitHeader, RemainingHeader, ResetHeader, "Retry-After"];

    /// <summary>Gets the header names of one generation of the API.</summary>
    public static IEnumerable<string> HeadersOf(KojiContract contract) => contract == KojiContract.KojiSo ? Headers[..^1] : Headers;

    /// <summary>Whether the request may go on.</summary>
    public required bool Granted { get; init; }

    public required int Limit { get; init; }

    public required int Remaining { get; init; }

    /// <summary>When the window ends, in Unix seconds.</summary>
    public required long Reset { get; init; }

    /// <summary>How many whole seconds to wait; null where a caller has to find that out from the reset.</summary>
    public long? RetryAfter { get; init; }

    public void WriteTo(IHeaderDictionary headers)
    {
        headers[LimitHeader] = $"{Limit}";
        headers[RemainingHeader] = $"{Remaining}";
        headers[ResetHeader] = $"{Reset}";
        if (RetryAfter is { } seconds)
            headers.RetryAfter = $"{seconds}";
    }
}
