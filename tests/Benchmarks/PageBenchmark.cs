using System.Diagnostics;
using KojiWidgetHarness.Host.EventLog.Sqlite;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>How long a page of the log takes, of few events and of many.</summary>
internal static class PageBenchmark
{
    private const int Page = 50;
    private const int Times = 21;

    public static async Task RunAsync(int events)
    {
        var few = await MeasureAsync(100);
        var many = await MeasureAsync(events);
        Console.WriteLine($"{"median ms", -40} {100, 12:N0} {events, 12:N0}");
        foreach (var (name, milliseconds) in few)
            Console.WriteLine($"{name, -40} {milliseconds, 12:F2} {many[name], 12:F2}");
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(int events)
    {
        await using var log = LogFolder.Open();
        var filling = Stopwatch.StartNew();
        await log.FillAsync(events);
        var bytes = new DirectoryInfo(log.Folder).EnumerateFiles().Sum(file => file.Length);
        await Console.Error.WriteLineAsync(
            $"{events:N0} events stored and indexed in {filling.Elapsed.TotalSeconds:F1} s, {bytes / events:N0} bytes an event on disk"
        );

        var results = new Dictionary<string, double>();
        foreach (var (name, look) in Looks(log, events))
            results[name] = await MedianAsync(look);
        return results;
    }

    private static IEnumerable<(string Name, Func<Task> Look)> Looks(SqliteEventLog log, int events)
    {
        var middle = events / MadeUpEvents.PerSession / 2;
        (string Name, string Filter)[] pages =
        [
            ("first page", ""),
            ("code, 1 in 1,000", "code=microphone_denied"),
            ("code, none", "code=interview.completed"),
            ("session", $"session={MadeUpEvents.Session(middle)}"),
            ("run", $"run={MadeUpEvents.Run(middle)}"),
            ("trust and code, 1 in 450", "trust=untrusted&code=interview.message"),
            ("severity", "severity=error"),
            ("text, rare word", $"text={MadeUpEvents.RareWord}"),
            ("text, common word", $"text={MadeUpEvents.CommonWord}"),
            ("text, beginning of a common word", "text=exper*"),
            ("text, part of a common code", "text=phon*"),
            ("text, one letter", "text=e*"),
            ("text, two letters of many ids", "text=3f*"),
            ("text, beginning of many numbers", "text=123*"),
            ("text, beginning that is nowhere", "text=nowhere*"),
            ("text, name of a session", $"text={MadeUpEvents.Session(middle)}"),
            ("text, beginning of a session's name", $"text={MadeUpEvents.Session(middle)[..11]}*"),
            ("text, session: and the beginning", $"text=session:{MadeUpEvents.Session(middle)[..6]}"),
            ("text, beginning of an interview's id", $"text={MadeUpEvents.Interview(middle)[..6]}*"),
            ("text, -source:widget", "text=-source:widget"),
            ("text, -source:api and a common word", $"text=-source:api+{MadeUpEvents.CommonWord}*"),
            ("text, without a common word", $"text=-{MadeUpEvents.CommonWord}"),
            ("text, without a rare word", $"text=-{MadeUpEvents.RareWord}*"),
            ("text, phrase that is there", "text=%22experience+question%22"),
            ("text, phrase of common words, nowhere", "text=%22experience+minute+experience%22"),
            ("text, code: and a common word", $"text=code:denied+{MadeUpEvents.CommonWord}"),
            ("text, two words, one rare", $"text={MadeUpEvents.CommonWord}+{MadeUpEvents.RareWord}"),
            ("text, word that is nowhere", "text=nowhere"),
            ("text, common word, and rare code", $"text={MadeUpEvents.CommonWord}&code=microphone_denied"),
            ("text, common word, and session", $"text={MadeUpEvents.CommonWord}&session={MadeUpEvents.Session(middle)}"),
        ];
        foreach (var (name, query) in pages)
        {
            var filter = EventFilterQuery.Parse(query).Filter!;
            yield return ($"page: {name}", () => log.PageAsync(filter, null, Page, CancellationToken.None));
        }

        var run = new EventFilter { Run = MadeUpEvents.Run(middle) };
        var text = new EventFilter { Text = MadeUpEvents.CommonWord };
        yield return ("page: from the middle on", () => log.PageAsync(EventFilter.All, events / 2, Page, CancellationToken.None));
        yield return ("sessions", () => log.SessionsAsync(null, null, Page, CancellationToken.None));
        yield return ("counts: all", () => log.CountsAsync(EventFilter.All, 0, CancellationToken.None));
        yield return ("counts: all, 60 spans of time", () => log.CountsAsync(EventFilter.All, 60, CancellationToken.None));
        yield return ("counts: run", () => log.CountsAsync(run, 0, CancellationToken.None));
        yield return ("counts: text, common word", () => log.CountsAsync(text, 0, CancellationToken.None));
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
}
