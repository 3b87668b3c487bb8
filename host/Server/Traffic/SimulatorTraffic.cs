using System.Globalization;
using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Host.Traffic;

/// <summary>
/// The traffic log of the host's simulator, for the dashboard. A request is sent again by the simulator itself, which alone still knows its
/// secrets; from here goes nothing but a position, and to no other address.
/// </summary>
internal sealed class SimulatorTraffic : IDisposable
{
    // Longer than the simulator waits for an answer that does not come.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly HttpClient? http;

    public SimulatorTraffic(HostSettings settings)
    {
        if (settings.Simulator is not { } simulator)
            return;
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = simulator.Address,
            Timeout = Patience,
        };
        http.DefaultRequestHeaders.Add(SimulatorRoutes.ControlTokenHeader, simulator.Token);
    }

    /// <summary>Gets a value indicating whether there is a simulator.</summary>
    public bool IsThere => http is not null;

    /// <summary>An exchange as the simulator has it, with what an event had no room for; null when it is gone.</summary>
    public async Task<TrafficRecord?> FindAsync(TrafficRecord record, CancellationToken cancellation)
    {
        if (http is null)
            return null;
        try
        {
            using var response = await http.GetAsync(At(record.Position), cancellation);
            var found = response.IsSuccessStatusCode ? await ReadAsync(response, cancellation) : null;
            // A simulator that was started again counts from 1 again.
            return found is not null && (found.WallClock, found.Method) == (record.WallClock, record.Method) ? found : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Has the simulator send a recorded request again.</summary>
    /// <returns>What came of it, or in one line why nothing did.</returns>
    public async Task<(TrafficRecord? Again, string? Problem)> ReplayAsync(TrafficRecord record, CancellationToken cancellation)
    {
        if (http is null)
            return (null, "This host has no simulator that could send it.");
        if (await FindAsync(record, cancellation) is null)
            return (null, "The simulator no longer has this request: newer ones took its room, or it was started again.");
        try
        {
            using var response = await http.PostAsync(At(record.Position) + SimulatorRoutes.ReplaySuffix, content: null, cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => (await ReadAsync(response, cancellation), null),
                HttpStatusCode.UnprocessableEntity => (
                    null,
                    "Only the beginning of this request's body was kept, so it cannot be sent again."
                ),
                _ => (null, $"The simulator answered {(int)response.StatusCode} and did not send it."),
            };
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, "The simulator did not answer. Start it again with koji-harness up.");
        }
    }

    public void Dispose() => http?.Dispose();

    private static string At(long position) => string.Create(CultureInfo.InvariantCulture, $"{SimulatorRoutes.Traffic}/{position}");

    private static async Task<TrafficRecord?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        await JsonSerializer.DeserializeAsync(
            await response.Content.ReadAsStreamAsync(cancellation),
            ProtocolJson.Default.TrafficRecord,
            cancellation
        );
}
