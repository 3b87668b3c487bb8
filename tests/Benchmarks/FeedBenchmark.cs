using System.Diagnostics;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>How fast a .NET reader gets what the log holds: as bytes over MessagePack, and as objects over JSON.</summary>
internal static class FeedBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync(int events)
    {
        await using var host = HostApp.Build(LogFolder.Settings);
        await host.StartAsync();
        var log = host.Services.GetRequiredService<IEventLog>();
        foreach (var batch in MadeUpEvents.Batches(0, events))
            await log.AppendAsync(AcceptedBatch.Of(batch), CancellationToken.None);

        var (packed, plain) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            packed.Add(await RateAsync(events, PackedAsync(host)));
            plain.Add(await RateAsync(events, PlainAsync(host)));
        }

        Console.WriteLine($"{"events/s to a reader, median of " + Rounds, -40}");
        Console.WriteLine($"{"bytes over MessagePack", -40} {packed.Order().ElementAt(Rounds / 2), 12:N0}");
        Console.WriteLine($"{"objects over JSON", -40} {plain.Order().ElementAt(Rounds / 2), 12:N0}");
        await host.StopAsync();
    }

    private static async Task<double> RateAsync(int events, IAsyncEnumerable<IReadOnlyList<EventEnvelope>> slices)
    {
        var watch = Stopwatch.StartNew();
        var read = 0;
        await foreach (var slice in slices)
        {
            read += slice.Count;
            if (read == events)
                break;
        }

        return events / watch.Elapsed.TotalSeconds;
    }

    private static async IAsyncEnumerable<IReadOnlyList<EventEnvelope>> PackedAsync(WebApplication host)
    {
        await using var feed = await FeedConnection.OpenAsync(host.BaseAddress(), LogFolder.Settings.Tokens.Reader, CancellationToken.None);
        await foreach (var slice in feed.ReadAfterAsync(0, EventFilter.All, CancellationToken.None))
            yield return slice;
    }

    private static async IAsyncEnumerable<IReadOnlyList<EventEnvelope>> PlainAsync(WebApplication host)
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(host.BaseAddress(), ProtocolRoutes.FeedHub), options =>
                options.AccessTokenProvider = () => Task.FromResult<string?>(LogFolder.Settings.Tokens.Reader)
            )
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Default.Options)
            .Build();
        await connection.StartAsync();
        await foreach (var slice in connection.StreamAsync<IReadOnlyList<EventEnvelope>>(ProtocolRoutes.ReadAfterMethod, 0L, ""))
            yield return slice;
    }
}
