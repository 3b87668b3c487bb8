using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Traffic;

internal static class TrafficSetup
{
    public static void AddTrafficLog(this IServiceCollection services) =>
        services
            .AddSingleton<TrafficLog>()
            .AddSingleton<TrafficReplay>()
            .AddSingleton<ExchangeOwner>()
            .AddSingleton<TrafficCallers>()
            .AddSingleton<TrafficPresenter>();

    /// <summary>
    /// Goes before everything else that handles requests. Without room for any, nothing is recorded and nothing is spent on it.
    /// </summary>
    public static void UseTrafficLog(this IApplicationBuilder app, SimulatorOptions options)
    {
        if (options.TrafficCapacity > 0)
            app.UseMiddleware<TrafficMiddleware>();
    }
}
