using System.Diagnostics;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>How long a page of the list of sessions takes, of few sessions and of many.</summary>
internal static class SessionBenchmark
{
    private const int Page = 25;
    private const int Times = 21;

    private const string Chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    public static async Task RunAsync(int sessions)
    {
        var few = await MeasureAsync(1_000);
        var many = await MeasureAsync(sessions);
        Console.WriteLine($"{"median ms", -40} {1_000, 12:N0} {sessions, 12:N0}");
        foreach (var (name, milliseconds) in few)
            Console.WriteLine($"{name, -40} {milliseconds, 12:F2} {many[name], 12:F2}");
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(int sessions)
    {
        await using var log = LogFolder.Open();
        var filling = Stopwatch.StartNew();
        foreach (var some in Enumerable.Range(0, sessions).Chunk(200))
            await Task.WhenAll(some.Select(number => log.AppendAsync(AcceptedBatch.Of(Batch(number)), CancellationToken.None)));
        await log.CatchUpAsync();
        await Console.Error.WriteLineAsync($"{sessions:N0} sessions stored and indexed in {filling.Elapsed.TotalSeconds:F1} s");

        (string Name, SessionQuery Query)[] looks =
        [
            ("newest", new()),
            ("newest, from the middle on", new() { After = sessions / 2 }),
            ("last event", new() { Order = SessionOrder.LastEvent }),
            ("events", new() { Order = SessionOrder.Events }),
            ("errors, from the middle on", new() { Order = SessionOrder.Errors, After = sessions / 2 }),
            ("only failing", new() { FailingOnly = true }),
            ("search that finds one", new() { Text = $"opening-{sessions - 1}" }),
            ("search that finds all, by events", new() { Text = "shop chrome", Order = SessionOrder.Events }),
            ("search that finds none", new() { Text = "nowhere" }),
        ];
        var results = new Dictionary<string, double>();
        foreach (var (name, query) in looks)
        {
            results[name] = await MedianAsync(() => log.ListSessionsAsync(query, Page, CancellationToken.None));
        }

        var page = (await log.ListSessionsAsync(new(), Page, CancellationToken.None)).Sessions;
        results["health of the sessions of a page"] = await MedianAsync(async () =>
        {
            foreach (var item in page)
                await log.CountsAsync(new EventFilter { Session = item.Summary.Session }, 0, CancellationToken.None);
        });
        return results;
    }

    private static async Task<double> MedianAsync(Func<Task> look)
    {
        var milliseconds = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var watch = Stopwatch.StartNew();
            await look();
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }

        return milliseconds.Order().ElementAt(Times / 2);
    }

    private static EventBatch Batch(int number) =>
        new()
        {
            Run = $"run-{number / 20}",
            Session = $"s-{number}",
            Events =
            [
                Event(1, EventCodes.BridgeStarted) with
                {
                    Raw = new()
                    {
                        Text =
                            $$"""{"page":"https://shop.test/jobs/opening-{{number}}","title":"Opening {{number}}","browser":"{{Chrome}}"}""",
                        Truncated = false,
                        Rule = "own",
                    },
                },
                .. Enumerable.Range(2, 1 + (number * 7 % 8)).Select(sequence => Event(sequence, EventCodes.FrameLoaded)),
                .. number % 5 == 0 ? [Event(20, EventCodes.WidgetLoadFailed)] : Array.Empty<EmittedEvent>(),
            ],
        };

    private static EmittedEvent Event(long sequence, EventCode code) =>
        new()
        {
            Sequence = sequence,
            OccurredAt = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
            Source = EventSource.Bridge,
            Code = code,
            Trust = Trust.OwnObservation,
        };
}
