using System.Diagnostics;
using KojiWidgetHarness.Host.EventLog.Sqlite;
using KojiWidgetHarness.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Benchmarks.Dashboard;

/// <summary>How long a browser takes from the dashboard's address to its first rows, over a log of few events and of many.</summary>
internal static class OpenBenchmark
{
    private const int Times = 15;

    private const string Row = ".rows .row";

    private static readonly (string Name, string Path, string Shown)[] Pages =
    [
        ("newest events", ProtocolRoutes.EventsPage, Row),
        ("filtered by code", $"{ProtocolRoutes.EventsPage}?code=interview.message", Row),
        ("search by text", $"{ProtocolRoutes.EventsPage}?text={MadeUpEvents.CommonWord}", Row),
        ("issues", ProtocolRoutes.Dashboard, ".issue"),
        ("sessions", ProtocolRoutes.SessionsPage, ".sessions tbody tr"),
        ("charts", ProtocolRoutes.ChartsPage, ".charts .bar-link"),
    ];

    // What is typed, and what shows that it was searched.
    private static readonly (string Name, string Typed, string Shown)[] Searches =
    [
        ("rare word", MadeUpEvents.RareWord, Row),
        ("common word", MadeUpEvents.CommonWord, Row),
        ("beginning", "exper", Row),
        ("part of a code", "phon", Row),
        ("word that is nowhere", "nowhere", ".log .empty"),
        ("beginning of a session's name", MadeUpEvents.Session(0)[..8], Row),
        ("-source:api", "-source:api", Row),
        ("code:", "code:microphone", Row),
        ("phrase", "\"experience question\"", Row),
    ];

    public static async Task RunAsync(int events)
    {
        await using var few = await LiveStack.StartAsync(folder => FillAsync(folder, 100));
        await using var many = await LiveStack.StartAsync(folder => FillAsync(folder, events));
        Console.WriteLine($"{"ms to the first rows, median of " + Times, -40} {100, 12:N0} {events, 12:N0}");
        foreach (var (name, path, shown) in Pages)
        {
            // By turns, so that other work of the machine affects both.
            var (of100, ofMany) = (new List<double>(), new List<double>());
            for (var time = 0; time < Times; time++)
            {
                of100.Add(await OpenAsync(few, path, shown));
                ofMany.Add(await OpenAsync(many, path, shown));
            }

            Console.WriteLine($"{name, -40} {Median(of100), 12:F0} {Median(ofMany), 12:F0}");
        }

        Console.WriteLine($"{"ms from what is typed to what is found, 100 of them waiting", -40}");
        var typing = await OpenToTypeAsync(many);
        foreach (var (name, typed, shown) in Searches)
        {
            var milliseconds = new List<double>();
            for (var time = 0; time < Times; time++)
                milliseconds.Add(await TypeAsync(typing, typed, shown));
            Console.WriteLine($"{name, -40} {"", 12} {Median(milliseconds), 12:F0}");
        }
    }

    private static double Median(IEnumerable<double> milliseconds) => milliseconds.Order().ElementAt(Times / 2);

    private static async Task<IPage> OpenToTypeAsync(LiveStack stack)
    {
        var page = await stack.NewPageAsync();
        await page.GotoAsync(stack.AddressOf(ProtocolRoutes.EventsPage));
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();
        return page;
    }

    // Between two searches one that finds nothing; the list of the next one is new, then, where it shows any event.
    private static async Task<double> TypeAsync(IPage page, string typed, string shown)
    {
        var search = page.GetByRole(AriaRole.Searchbox);
        await search.FillAsync(shown == Row ? "between" : MadeUpEvents.CommonWord);
        await Expect(page.Locator(shown == Row ? ".log .empty" : Row).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return await page.EvaluateAsync<double>(
            """
            ({ typed, shown }) => new Promise(found => {
              const began = performance.now();
              new MutationObserver((_, observer) => {
                if (!document.querySelector(shown)) return;
                observer.disconnect();
                found(performance.now() - began);
              }).observe(document.querySelector('.log'), { childList: true, subtree: true });
              const search = document.getElementById('search');
              search.value = typed;
              search.dispatchEvent(new Event('input', { bubbles: true }));
            })
            """,
            new { typed, shown }
        );
    }

    private static async Task<double> OpenAsync(LiveStack stack, string path, string shown)
    {
        var page = await stack.NewPageAsync();
        var watch = Stopwatch.StartNew();
        await page.GotoAsync(stack.AddressOf(path), new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator(shown).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        await page.Context.CloseAsync();
        return milliseconds;
    }

    private static async Task FillAsync(string folder, int events)
    {
        await using var log = SqliteEventLog.Open(LogFolder.Settings with { DataFolder = folder }, TimeProvider.System);
        await log.FillAsync(events);
    }
}
