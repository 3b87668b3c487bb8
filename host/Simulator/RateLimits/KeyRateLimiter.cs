using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using KojiWidgetHarness.Simulator.Callers;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>
/// A window for each valid API key, announced in the headers of every answer. The framework's own limiters run on the machine's timers and
/// keep to themselves when a window ends; these follow the simulator's clock.
/// </summary>
internal sealed class KeyRateLimiter(SimulatorOptions options, ApiKeyCatalog keys, TimeProvider time) : PartitionedRateLimiter<HttpContext>
{
    private const string Api = "/api";

    private readonly ConcurrentDictionary<string, RateWindow> windows = new(StringComparer.Ordinal);

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount)
    {
        // What the simulator answers for itself is not the API's. Only keys of the catalogue have a window, so that nobody
        // can make any number of them.
        if (
            !resource.Request.Path.StartsWithSegments(Api)
            || ApiKeyHandler.KeyOf(resource.Request) is not { } key
            || keys.Find(key) is not { } known
            || Read(key, known) is not { } reading
        )
            return RateLease.Granted;

        reading.WriteTo(resource.Response.Headers);
        return reading.Granted ? RateLease.Granted : RateLease.Refused;
    }

    // Nobody waits for a new window: that is the caller's part.
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(
        HttpContext resource,
        int permitCount,
        CancellationToken cancellationToken
    ) => new(AttemptAcquireCore(resource, permitCount));

    /// <summary>Where this key stands; null where nobody counts.</summary>
    private RateReading? Read(string key, ApiKey known)
    {
        var documented = RateLimit.Of(options.Contract);
        if (known.OverItsLimit)
            return RateWindow.UsedUp(options.Contract, documented, time.GetUtcNow());

        var limit = options.RateLimit ?? documented;
        return limit == RateLimit.None ? null : windows.GetOrAdd(key, _ => RateWindow.Of(options.Contract, limit)).Take(time.GetUtcNow());
    }
}
