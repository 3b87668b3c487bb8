using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace KojiWidgetHarness.Tests.Benchmarks.Dashboard;

/// <summary>
/// Three connections that flood the host, with thin events, fat ones and ever new sessions, beside a page that sends as pages do: how long
/// that one waits for its receipts, what the log takes on the disk, and whether anything that was acknowledged is missing after the host
/// was killed.
/// </summary>
internal static class FloodBenchmark
{
    private const int Kills = 20;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(int seconds)
    {
        await using var stack = await LiveStack.StartAsync();
        var page = new Page(stack, "page");
        var before = await page.SendForAsync(Rest);

        using var ending = new CancellationTokenSource();
        var stored = new ConcurrentDictionary<string, long>();
        var floods = new[] { FloodAsync("thin", 50, 40), FloodAsync("fat", 40, 3_900), FloodAsync("new", 1, 40) };
        var during = await page.SendForAsync(TimeSpan.FromSeconds(seconds));
        var taken = stored.ToDictionary();
        var bytes = stack.Bytes;

        var killed = 0;
        for (; killed < Kills; killed++)
        {
            await page.SendForAsync(TimeSpan.FromSeconds(1));
            await stack.KillAsync();
            await stack.StartAgainAsync();
        }

        await page.SendForAsync(TimeSpan.FromSeconds(1));
        await ending.CancelAsync();
        await Task.WhenAll(floods);

        Console.WriteLine($"at rest      {Line(before)}");
        Console.WriteLine($"in the flood {Line(during)}, ratio {Median(during) / Median(before):F2}");
        Console.WriteLine(
            $"taken in {seconds} s: {string.Join(", ", taken.Select(kind => $"{kind.Key} {kind.Value:N0}"))} events; disk {bytes / 1e6:N0} MB"
        );
        Console.WriteLine(
            $"{killed} kills: {page.Acknowledged.Count:N0} acknowledged, {await MissingAsync(stack, page):N0} of them missing, {page.Lost} lost"
        );

        async Task FloodAsync(string kind, int events, int size)
        {
            var session = 0;
            while (!ending.IsCancellationRequested)
            {
                try
                {
                    await using var connection = await stack.ConnectAsync();
                    for (var sequence = 1L; !ending.IsCancellationRequested; sequence += events)
                    {
                        if (kind == "new" || sequence == 1)
                            (session, sequence) = (session + 1, 1);
                        var batch = Batch($"{kind}-{session}", sequence, events, size, secret: null);
                        var receipt = await connection.InvokeAsync<IngestReceipt>(ProtocolRoutes.AppendMethod, batch, ending.Token);
                        stored.AddOrUpdate(kind, receipt.Stored, (_, sum) => sum + receipt.Stored);
                    }
                }
                catch (Exception lost)
                    when (lost
                            is HttpRequestException
                                or IOException
                                or WebSocketException
                                or HubException
                                or InvalidOperationException
                                or OperationCanceledException
                    )
                {
                    await Task.Delay(100);
                }
            }
        }
    }

    private static EventBatch Batch(string session, long first, int count, int size, string? secret) =>
        new()
        {
            Run = "flood",
            Session = session,
            Secret = secret,
            Events =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(number => new EmittedEvent
                    {
                        Sequence = first + number,
                        OccurredAt = DateTimeOffset.UnixEpoch,
                        Source = EventSource.Bridge,
                        Code = EventCodes.FrameLoaded,
                        Trust = Trust.OwnObservation,
                        Raw = new() { Text = new string('x', size), Truncated = false },
                    }),
            ],
        };

    private static string Line(List<double> all) =>
        $"{all.Count:N0} receipts, median {Median(all):F2} ms, 95 % within {all.Order().ElementAt(all.Count * 95 / 100):F2} ms, worst {all.Max():F0} ms";

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static async Task<int> MissingAsync(LiveStack stack, Page page)
    {
        using var log = new LogClient(stack.Address, stack.Tokens.Reader);
        var found = new List<long>();
        long? before = null;
        do
        {
            var slice = await log.PageAsync(new() { Session = page.Session }, before, 500, CancellationToken.None);
            found.AddRange(slice.Events.Select(item => item.Envelope.Sequence));
            before = slice.Before;
        } while (before is not null);
        return page.Acknowledged.Except(found).Count() + (found.Count - found.Distinct().Count());
    }

    /// <summary>Twenty events a second, each sent again until its receipt is there.</summary>
    private sealed class Page(LiveStack stack, string session)
    {
        private HubConnection? connection;
        private string? secret;
        private long sequence;

        public string Session => session;

        public List<long> Acknowledged { get; } = [];

        public int Lost { get; private set; }

        public async Task<List<double>> SendForAsync(TimeSpan time)
        {
            var waited = new List<double>();
            var watch = Stopwatch.StartNew();
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (watch.Elapsed < time && await tick.WaitForNextTickAsync())
                await SendAsync(waited);
            return waited;
        }

        private async Task SendAsync(List<double> waited)
        {
            sequence++;
            for (var attempt = 0; attempt < 200; attempt++)
            {
                try
                {
                    connection ??= await stack.ConnectAsync();
                    var start = Stopwatch.GetTimestamp();
                    var receipt = await connection.InvokeAsync<IngestReceipt>(
                        ProtocolRoutes.AppendMethod,
                        Batch(session, sequence, 1, 200, secret)
                    );
                    waited.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    secret ??= receipt.Secret;
                    if (receipt.Stored + receipt.Duplicates == 1)
                        Acknowledged.Add(sequence);
                    else
                        Lost++;
                    return;
                }
                catch (Exception lost)
                    when (lost
                            is HttpRequestException
                                or IOException
                                or WebSocketException
                                or HubException
                                or InvalidOperationException
                                or OperationCanceledException
                    )
                {
                    if (connection is not null)
                        await connection.DisposeAsync();
                    connection = null;
                    await Task.Delay(50);
                }
            }

            Lost++;
        }
    }
}
