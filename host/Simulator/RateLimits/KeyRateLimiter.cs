using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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

/// <summary>How many requests one API key may make in a window of time (contract: REST, rate limit).</summary>
/// <param name="Requests">How many; 1 or more.</param>
/// <param name="Window">How long the window lasts.</param>
public sealed record RateLimit(int Requests, TimeSpan Window)
{
    /// <summary>As many as one likes.</summary>
    public static RateLimit None { get; } = new(0, TimeSpan.Zero);

    /// <summary>Gets what this generation of the API documents.</summary>
    internal static RateLimit Of(KojiContract contract) => new(contract == KojiContract.KojiSo ? 60 : 100, TimeSpan.FromMinutes(1));
}

/// <summary>Whether a request may go on. There is nothing to give back.</summary>
internal sealed class RateLease(bool granted) : RateLimitLease
{
    public static RateLease Granted { get; } = new(true);

    public static RateLease Refused { get; } = new(false);

    public override bool IsAcquired => granted;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }
}

internal static class RateLimitServices
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
            limiter.OnRejected = (rejected, _) => new(ApiErrors.RateLimited.ExecuteAsync(rejected.HttpContext))
        );
        services.AddSingleton<KeyRateLimiter>();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>>(provider => new ConfigureOptions<RateLimiterOptions>(limiter =>
            limiter.GlobalLimiter = provider.GetRequiredService<KeyRateLimiter>()
        ));
    }
}
