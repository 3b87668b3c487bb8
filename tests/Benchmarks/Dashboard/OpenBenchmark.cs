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

    private static readonly (string Name, string Path)[] Pages =
    [
        ("newest events", ProtocolRoutes.EventsPage),
        ("filtered by code", $"{ProtocolRoutes.EventsPage}?code=interview.message"),
        ("search by text", $"{ProtocolRoutes.EventsPage}?text={MadeUpEvents.CommonWord}"),
    ];

    public static async Task RunAsync(int events)
    {
        await using var few = await LiveStack.StartAsync(folder => FillAsync(folder, 100));
        await using var many = await LiveStack.StartAsync(folder => FillAsync(folder, events));
        Console.WriteLine($"{"ms to the first rows, median of " + Times, -40} {100, 12:N0} {events, 12:N0}");
        foreach (var (name, path) in Pages)
        {
            // By turns, so that other work of the machine affects both.
            var (of100, ofMany) = (new List<double>(), new List<double>());
            for (var time = 0; time < Times; time++)
            {
                of100.Add(await OpenAsync(few, path));
                ofMany.Add(await OpenAsync(many, path));
            }

            Console.WriteLine($"{name, -40} {of100.Order().ElementAt(Times / 2), 12:F0} {ofMany.Order().ElementAt(Times / 2), 12:F0}");
        }
    }

    private static async Task<double> OpenAsync(LiveStack stack, string path)
    {
        var page = await stack.NewPageAsync();
        var watch = Stopwatch.StartNew();
        await page.GotoAsync(stack.AddressOf(path), new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator(".rows .row").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
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
