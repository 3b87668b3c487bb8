using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.EventLog.Sqlite;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>A log for one measurement.</summary>
internal static class LogFolder
{
    public static HostSettings Settings { get; } =
        new()
        {
            WidgetBase = new Uri("http://127.0.0.1:9/embed"),
            EventCapacity = 10_000_000,
            Limits = null,
        };

    public static SqliteEventLog Open() => SqliteEventLog.Open(Settings, TimeProvider.System);

    public static async Task FillAsync(this SqliteEventLog log, int events)
    {
        foreach (var some in MadeUpEvents.Batches(0, events).Chunk(40))
            await Task.WhenAll(some.Select(batch => log.AppendAsync(AcceptedBatch.Of(batch), CancellationToken.None)));
        await log.CatchUpAsync();
    }
}
