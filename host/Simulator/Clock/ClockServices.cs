using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Clock;

internal static class ClockServices
{
    /// <summary>One movable clock; everything that asks for a <see cref="TimeProvider"/> gets it.</summary>
    public static void AddSimulatorClock(this IServiceCollection services)
    {
        services.AddSingleton(provider => new AdjustableTimeProvider(provider.GetRequiredService<SimulatorOptions>().TimeProvider));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<AdjustableTimeProvider>());
    }
}
