using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Tests.Benchmarks.Peers;

/// <summary>
/// The relay beside socket.io: the same events by the same senders to one reader, each system by its own JavaScript client. Ours keeps
/// them in its log, where they are searchable, before it acknowledges them; socket.io keeps nothing.
/// </summary>
internal static class RelayPeers
{
    private const string Version = "4.8.4";
    private const int PerSecond = 100;
    private const int LatencyEvents = 500;

    public static async Task<IReadOnlyList<PeerRow>> RunAsync(int events, int rounds)
    {
        var peer = $"socket.io {Version}";
        var batches = new PeerRow("relay, batches of 50", peer, "events/s");
        var cpu = new List<double>();
        var latency = new PeerRow($"relay, {PerSecond} events/s", peer, "ms p50");
        var (ourLast, theirLast) = (new List<double>(), new List<double>());
        try
        {
            using var npm = await NpmFolder.InstallAsync(
                $"socket.io@{Version}",
                $"socket.io-client@{Version}",
                "@microsoft/signalr@10.0.11"
            );
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Peers", "relay.mjs"), Path.Combine(npm.Path, "relay.mjs"));
            using var server = NpmFolder.Start("node", npm.Path, "relay.mjs", "serve");
            try
            {
                var theirs = new Order("socket.io", $"http://127.0.0.1:{await server.StandardOutput.ReadLineAsync()}/");
                await using var host = HostApp.Build(LogFolder.Settings);
                await host.StartAsync();
                var tokens = LogFolder.Settings.Tokens;
                var ours = new Order("ours", host.BaseAddress().AbsoluteUri, tokens.Ingest, tokens.Reader);

                // In turns, so that other work of the machine affects both; the first round warms up.
                for (var round = 0; round <= rounds; round++)
                {
                    var before = Process.GetCurrentProcess().TotalProcessorTime;
                    var our = await DriveAsync(npm, host, ours with { Label = $"t{round}", Events = events, Batch = 50 });
                    var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
                    var their = await DriveAsync(npm, host, theirs with { Label = $"t{round}", Events = events, Batch = 50 });
                    var ourLatency = await DriveAsync(
                        npm,
                        host,
                        ours with
                        {
                            Label = $"l{round}",
                            Events = LatencyEvents,
                            PerSecond = PerSecond,
                        }
                    );
                    var theirLatency = await DriveAsync(
                        npm,
                        host,
                        theirs with
                        {
                            Label = $"l{round}",
                            Events = LatencyEvents,
                            PerSecond = PerSecond,
                        }
                    );
                    if (round == 0)
                        continue;
                    cpu.Add(spent.TotalMicroseconds / events);
                    batches.Ours.Add(our.GetProperty("perSecond").GetDouble());
                    batches.Theirs.Add(their.GetProperty("perSecond").GetDouble());
                    latency.Ours.Add(ourLatency.GetProperty("p50").GetDouble());
                    latency.Theirs.Add(theirLatency.GetProperty("p50").GetDouble());
                    ourLast.Add(ourLatency.GetProperty("p99").GetDouble());
                    theirLast.Add(theirLatency.GetProperty("p99").GetDouble());
                }

                await host.StopAsync();
            }
            finally
            {
                server.Kill();
            }

            batches.Note = string.Create(CultureInfo.InvariantCulture, $"host {PeerRow.Median(cpu):0.0} µs of CPU an event");
            latency.Note = string.Create(
                CultureInfo.InvariantCulture,
                $"p99 {PeerRow.Median(ourLast):0.0} and {PeerRow.Median(theirLast):0.0}"
            );
        }
        catch (PeerUnavailableException reason)
        {
            batches.NotRun = latency.NotRun = reason.Message;
        }

        return [batches, latency];
    }

    private static Task<JsonElement> DriveAsync(NpmFolder npm, WebApplication host, Order order)
    {
        var position = host.Services.GetRequiredService<IEventLog>().LastPosition;
        return npm.NodeAsync("relay.mjs", "drive", JsonSerializer.Serialize(order with { Position = position }, JsonSerializerOptions.Web));
    }

    private sealed record Order(string Kind, string Url, string Ingest = "", string Reader = "")
    {
        public string Label { get; init; } = "";

        public int Events { get; init; }

        public int Batch { get; init; }

        public int PerSecond { get; init; }

        public long Position { get; init; }
    }
}
