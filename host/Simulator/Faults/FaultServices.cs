using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Faults;

internal static class FaultServices
{
    public static void AddFaults(this IServiceCollection services) =>
        services
            .AddSingleton<RevokedKeys>()
            .AddSingleton<FaultBook>()
            .AddSingleton<FaultCallReader>()
            .AddSingleton<FaultAnswer>()
            .AddSingleton<CrossOriginHeaders>()
            .AddSingleton<FaultMiddleware>();

    public static void UseFaults(this IApplicationBuilder app)
    {
        // Made now and not with the first request: the schedules of the first rules count from here.
        var faults = app.ApplicationServices.GetRequiredService<FaultMiddleware>();
        app.Use(next => context => faults.InvokeAsync(context, next));
    }
}
