using System.Diagnostics;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.EventLog.Sqlite;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>
/// How fast batches of 50 are stored, beside rows of the same bytes written into the same tables by one prepared statement and nothing
/// else. Each round measures all of it, so that other work of the machine affects both.
/// </summary>
internal static class AppendBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync(int events)
    {
        var rates = new Dictionary<string, List<double>>();
        for (var round = 0; round < Rounds; round++)
        {
            Add(rates, "bare insert, 50 a transaction", Bare(events, 50));
            Add(rates, "bare insert, 400 a transaction", Bare(events, 400));
            Add(rates, "log, 1 writer", await LogAsync(events, 1, searchable: false));
            Add(rates, "log, 8 writers", await LogAsync(events, 8, searchable: false));
            Add(rates, "log, 8 writers, until searchable", await LogAsync(events, 8, searchable: true));
        }

        var bare = Median(rates["bare insert, 50 a transaction"]);
        Console.WriteLine($"{"events/s, median of " + Rounds, -40} {"", 12} {"to bare", 12}");
        foreach (var (name, measured) in rates)
            Console.WriteLine($"{name, -40} {Median(measured), 12:N0} {Median(measured) / bare, 12:P0}");
    }

    private static double Bare(int events, int perTransaction)
    {
        using var folder = DataFolder.Open(null);
        using var connection = LogConnection.OpenWriter(folder.Database);
        LogSchema.Migrate(connection, folder.Database);
        using var insert = new Statement(connection, "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6)", 6);
        using var begin = new Statement(connection, "BEGIN IMMEDIATE");
        using var commit = new Statement(connection, "COMMIT");
        var bodies = MadeUpEvents
            .Batches(0, events)
            .Select(AcceptedBatch.Of)
            .SelectMany(batch =>
                batch.Events.Select(item => new EnvelopeWriter(batch, DateTimeOffset.UnixEpoch).Write(item, 1, Severity.Info))
            )
            .ToList();

        var watch = Stopwatch.StartNew();
        for (var index = 0; index < events; index++)
        {
            if (index % perTransaction == 0)
                begin.Run();
            insert.Run(index + 1L, (long)(index / MadeUpEvents.PerSession), (long)(index / 10_000), (long)(index % 9), 0L, bodies[index]);
            if (index % perTransaction == perTransaction - 1 || index == events - 1)
                commit.Run();
        }

        return events / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> LogAsync(int events, int writers, bool searchable)
    {
        await using var log = LogFolder.Open();
        var share = events / writers / EventLimits.EventsPerBatch * EventLimits.EventsPerBatch;
        var batches = Enumerable
            .Range(0, writers)
            .Select(writer => MadeUpEvents.Batches(0, share, $"w{writer}").Select(AcceptedBatch.Of).ToList())
            .ToList();

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            batches.Select(mine =>
                Task.Run(async () =>
                {
                    foreach (var batch in mine)
                        await log.AppendAsync(batch, CancellationToken.None);
                })
            )
        );
        if (searchable)
            await log.CatchUpAsync();
        return share * writers / watch.Elapsed.TotalSeconds;
    }

    private static void Add(Dictionary<string, List<double>> rates, string name, double rate)
    {
        if (!rates.TryGetValue(name, out var measured))
            rates[name] = measured = [];
        measured.Add(rate);
    }

    private static double Median(List<double> measured) => measured.Order().ElementAt(measured.Count / 2);
}
