using KojiWidgetHarness.Simulator.Faults;
using KojiWidgetHarness.Simulator.Hosting;
using KojiWidgetHarness.Simulator.RateLimits;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Api;

/// <summary>
/// Which origins may call. Koji's texts disagree (checked domains, or permissive), so the API and the widget's own calls take any origin,
/// never with credentials: this is the one place to change that. The widget's calls need it too, for an iframe that is sandboxed
/// without <c>allow-same-origin</c> has the origin <c>null</c>.
/// </summary>
internal static class CrossOriginAccess
{
    public static void AddCrossOriginAccess(this IServiceCollection services) =>
        services.AddCors(cors =>
            cors.AddPolicy(CrossOriginHeaders.AnyOrigin, policy =>
                policy
                    .AllowAnyOrigin()
                    .AllowAnyHeader()
                    .AllowAnyMethod()
                    .WithExposedHeaders([.. RateReading.Headers, PreferredFault.AppliedHeader])
            )
        );

    public static T OpenToAnyOrigin<T>(this T endpoints)
        where T : IEndpointConventionBuilder => endpoints.RequireCors(CrossOriginHeaders.AnyOrigin);
}
