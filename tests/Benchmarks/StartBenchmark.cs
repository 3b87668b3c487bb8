using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator;
using KojiWidgetHarness.Simulator.RateLimits;
using KojiWidgetHarness.Tests.Benchmarks.Peers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>
/// Requests per second and latency of a start at the simulator without a rate limit, with its traffic log and without, beside an endpoint
/// of a bare minimal API that reads and answers the same JSON.
/// </summary>
internal static class StartBenchmark
{
    private const int Callers = 8;
    private const int Rounds = 5;

    private static readonly byte[] Body = Encoding.UTF8.GetBytes($$"""{"project_id":"{{SimulatorProjects.Active}}"}""");

    /// <summary>Ours with its traffic log beside the bare API.</summary>
    public static async Task<PeerRow> CompareAsync(int requests, int rounds)
    {
        await using var bare = await StartBareAsync();
        await using var simulator = await StartSimulatorAsync(new SimulatorOptions().TrafficCapacity);
        var row = new PeerRow("simulator, start of an interview", "bare minimal API", "requests/s")
        {
            Note = $"{Callers} callers, traffic log on",
        };
        for (var round = 0; round <= rounds; round++)
        {
            var (ours, theirs) = (
                await MeasureAsync(new Uri(simulator.Urls.First()), requests),
                await MeasureAsync(new Uri(bare.Urls.First()), requests)
            );
            if (round == 0)
                continue;
            row.Ours.Add(ours.Rate);
            row.Theirs.Add(theirs.Rate);
        }

        return row;
    }

    public static async Task RunAsync(int requests)
    {
        await using var bare = await StartBareAsync();
        await using var recording = await StartSimulatorAsync(new SimulatorOptions().TrafficCapacity);
        await using var silent = await StartSimulatorAsync(0);
        (string Name, WebApplication App)[] servers =
        [
            ("bare minimal API", bare),
            ("simulator, no traffic log", silent),
            ("simulator", recording),
        ];
        var readings = servers.ToDictionary(server => server.Name, _ => new List<(double Rate, double Median, double P99)>());

        // In turns, so that other work of the machine affects all of them; the first round warms up.
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, app) in servers)
            {
                var reading = await MeasureAsync(new Uri(app.Urls.First()), requests);
                if (round > 0)
                    readings[name].Add(reading);
            }
        }

        var baseline = Median(readings[servers[0].Name].Select(reading => reading.Rate));
        Console.WriteLine($"{requests} starts by {Callers} callers, median of {Rounds} rounds");
        foreach (var (name, _) in servers)
        {
            var rate = Median(readings[name].Select(reading => reading.Rate));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -26} {rate, 8:0}/s  {rate / baseline, 5:0.00} of bare  p50 {Median(readings[name].Select(reading => reading.Median)):0.00} ms  p99 {Median(readings[name].Select(reading => reading.P99)):0.00} ms"
                )
            );
        }
    }

    private static async Task<(double Rate, double Median, double P99)> MeasureAsync(Uri server, int requests)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Callers }) { BaseAddress = server };
        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var index = 0; index < requests / Callers; index++)
                        {
                            var began = Stopwatch.GetTimestamp();
                            using var request = new HttpRequestMessage(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/start")
                            {
                                Content = new ByteArrayContent(Body),
                            };
                            request.Headers.Authorization = new("Bearer", SimulatorKeys.Full);
                            request.Content.Headers.ContentType = new("application/json");
                            using var response = await http.SendAsync(request);
                            await response.Content.ReadAsByteArrayAsync();
                            if ((int)response.StatusCode != StatusCodes.Status201Created)
                                throw new InvalidOperationException($"A start was answered with {(int)response.StatusCode}.");
                            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                        }
                    })
                )
        );
        var sorted = times.Order().ToList();
        return (sorted.Count / watch.Elapsed.TotalSeconds, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }

    private static async Task<WebApplication> StartSimulatorAsync(int trafficCapacity)
    {
        var app = SimulatorApp.Build(new SimulatorOptions { RateLimit = RateLimit.None, TrafficCapacity = trafficCapacity });
        await app.StartAsync();
        return app;
    }

    private static async Task<WebApplication> StartBareAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost($"{SimulatorRoutes.Interviews}/start", (BareStart start) =>
            TypedResults.Created(
                (string?)null,
                new BareStarted(Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), $"Hello, {start.project_id}!")
            )
        );
        await app.StartAsync();
        return app;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

#pragma warning disable CA1707, IDE1006 // Named as they are on the wire: a bare API needs no more.
    private sealed record BareStart(string project_id);

    private sealed record BareStarted(string interview_id, string session_token, string initial_message);
#pragma warning restore CA1707, IDE1006
}
