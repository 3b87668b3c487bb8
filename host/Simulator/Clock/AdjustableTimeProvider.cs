using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Clock;

/// <summary>A clock that runs on another one and can be moved forward. Only the time of day moves; timers are the other one's.</summary>
internal sealed class AdjustableTimeProvider(TimeProvider inner) : TimeProvider
{
    private long aheadTicks;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow().AddTicks(Volatile.Read(ref aheadTicks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves the clock and says what it shows then.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is not above zero.</exception>
    public DateTimeOffset Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        return inner.GetUtcNow().AddTicks(Interlocked.Add(ref aheadTicks, by.Ticks));
    }
}

internal static class ClockServices
{
    /// <summary>One movable clock; everything that asks for a <see cref="TimeProvider"/> gets it.</summary>
    public static void AddSimulatorClock(this IServiceCollection services)
    {
        services.AddSingleton(provider => new AdjustableTimeProvider(provider.GetRequiredService<SimulatorOptions>().TimeProvider));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<AdjustableTimeProvider>());
    }
}
