using KojiWidgetHarness.Simulator.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KojiWidgetHarness.Simulator.RateLimits;

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
