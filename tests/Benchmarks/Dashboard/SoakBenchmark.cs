using System.Diagnostics;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;

namespace KojiWidgetHarness.Tests.Benchmarks.Dashboard;

/// <summary>A thousand events a second for a long time, with a dashboard that follows and a terminal that listens.</summary>
internal static class SoakBenchmark
{
    private const int PerSecond = 1_000;
    private const int Samples = 20;

    public static async Task RunAsync(int seconds)
    {
        await using var stack = await LiveStack.StartAsync();
        var listened = 0L;
        await using var listener = await HarnessProcess.StartAsync(
            "\"ready\"",
            line => Interlocked.Add(ref listened, line.Contains("\"sequence\"", StringComparison.Ordinal) ? 1 : 0),
            "listen",
            "--format",
            "json",
            "--host",
            stack.Address.AbsoluteUri,
            "--token",
            stack.Tokens.Reader
        );
        var page = await FollowingPage.OpenAsync(stack, ProtocolRoutes.EventsPage);
        await using var ingest = await IngestConnection.OpenAsync(stack.Address, stack.Tokens.Ingest, CancellationToken.None);

        var sent = 0;
        var keys = new List<double>();
        Console.WriteLine("  seconds     events  server MB  listen MB  page heap MB  page nodes  key ms, worst");
        var watch = Stopwatch.StartNew();
        for (var sample = 1; sample <= Samples; sample++)
        {
            var until = TimeSpan.FromSeconds((double)seconds * sample / Samples);
            var looking = PressUntilAsync(page, watch, until);
            sent += await SendUntilAsync(ingest, sent, watch, until);
            var pressed = await looking;
            keys.AddRange(pressed);
            var (heap, nodes) = await page.MemoryAsync();
            Console.WriteLine(
                $"{watch.Elapsed.TotalSeconds, 9:F0} {sent, 10:N0} {stack.Host.Megabytes, 10:F0} {listener.Megabytes, 10:F0} {heap, 13:F1} {nodes, 11:N0} {pressed.Max(), 14:F0}"
            );
        }

        await page.ShowsAsync(sent);
        // The listener's output comes through a pipe, which may lag behind.
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Interlocked.Read(ref listened) < sent && watch.Elapsed.TotalSeconds < seconds + 30)
            await tick.WaitForNextTickAsync();
        using var log = new LogClient(stack.Address, stack.Tokens.Reader);
        Console.WriteLine(
            $"sent {sent:N0} in {watch.Elapsed.TotalSeconds:F0} s; log {await log.LastPositionAsync(CancellationToken.None):N0}; listen {listened:N0}; page \"{await page.CountAsync()}\""
        );
        keys.Sort();
        Console.WriteLine(
            $"{keys.Count} keys: median {keys[keys.Count / 2]:F0} ms, 95 % within {keys[keys.Count * 95 / 100]:F0} ms, worst {keys[^1]:F0} ms"
        );
    }

    private static async Task<int> SendUntilAsync(IngestConnection ingest, int already, Stopwatch watch, TimeSpan until)
    {
        var sent = 0;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (watch.Elapsed < until && await tick.WaitForNextTickAsync())
        {
            var due = (int)(watch.Elapsed.TotalSeconds * PerSecond) - already - sent;
            due -= due % EventLimits.EventsPerBatch;
            foreach (var batch in MadeUpEvents.Batches(already + sent, due))
                sent += (await ingest.AppendAsync(batch, CancellationToken.None)).Stored;
        }

        return sent;
    }

    private static async Task<List<double>> PressUntilAsync(FollowingPage page, Stopwatch watch, TimeSpan until)
    {
        var keys = new List<double>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            // Paused, and on again.
            keys.Add(await page.PressAsync());
            keys.Add(await page.PressAsync());
        } while (watch.Elapsed < until && await tick.WaitForNextTickAsync());
        return keys;
    }
}
