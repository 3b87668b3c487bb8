using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>A time of day that stands still, and timers that do not: they run in real time, or end at once and are only noted.</summary>
internal sealed class SimulatorTime : FakeTimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    /// <summary>Whether nothing is waited for.</summary>
    public bool EndsWaitsAtOnce { get; init; }

    /// <summary>How long the simulator meant to wait, each time.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
            waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, EndsWaitsAtOnce && dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
