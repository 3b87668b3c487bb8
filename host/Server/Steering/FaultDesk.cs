using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Host.Steering;

/// <summary>The faults of the simulator that the host knows. They meet on the wire only.</summary>
internal sealed class FaultDesk : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };

    public FaultDesk(HostSettings settings)
    {
        Address = settings.Simulator?.Address;
        http.BaseAddress = Address;
        if (settings.Simulator is { } simulator)
            http.DefaultRequestHeaders.Add(SimulatorRoutes.ControlTokenHeader, simulator.Token);
    }

    /// <summary>The simulator; null where the host has none.</summary>
    public Uri? Address { get; }

    /// <summary>The faults in their order, or why they cannot be read.</summary>
    public async Task<(IReadOnlyList<FaultRuleState> Faults, string? Problem)> ReadAsync(CancellationToken cancellation)
    {
        IReadOnlyList<FaultRuleState>? faults = [];
        var problem = await AskAsync(
            async () =>
                faults = await http.GetFromJsonAsync(
                    SimulatorRoutes.Faults,
                    ProtocolJson.Default.IReadOnlyListFaultRuleState,
                    cancellation
                ),
            cancellation
        );
        return (faults ?? [], problem);
    }

    /// <summary>Sets a fault; what kept it from being set, or null.</summary>
    public async Task<string?> SetAsync(FaultRule rule, CancellationToken cancellation)
    {
        string? refusal = null;
        var problem = await AskAsync(
            async () =>
            {
                using var response = await http.PostAsJsonAsync(SimulatorRoutes.Faults, rule, ProtocolJson.Default.FaultRule, cancellation);
                if (response.StatusCode == HttpStatusCode.BadRequest)
                    refusal = (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.JsonElement, cancellation))
                        .GetProperty("message")
                        .GetString();
                else
                    response.EnsureSuccessStatusCode();
            },
            cancellation
        );
        return problem ?? refusal;
    }

    /// <summary>Takes one fault back, or all of them where <paramref name="id"/> is null; what kept it from that, or null.</summary>
    public Task<string?> ResetAsync(string? id, CancellationToken cancellation) =>
        AskAsync(
            async () =>
            {
                using var response = await http.DeleteAsync(
                    id is null ? SimulatorRoutes.Faults : $"{SimulatorRoutes.Faults}/{Uri.EscapeDataString(id)}",
                    cancellation
                );
                // Somebody else took it back before: it is gone, as was wanted.
                if (response.StatusCode != HttpStatusCode.NotFound)
                    response.EnsureSuccessStatusCode();
            },
            cancellation
        );

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<string?> AskAsync(Func<Task> ask, CancellationToken cancellation)
    {
        try
        {
            await ask();
            return null;
        }
        catch (HttpRequestException failure)
        {
            return failure.StatusCode is { } status
                ? $"The simulator at {Address} answered {(int)status}. Start host and simulator together with koji-harness up."
                : $"No simulator answers at {Address}. Start it again with koji-harness up.";
        }
        catch (JsonException)
        {
            return $"What answers at {Address} is not a simulator. Start host and simulator together with koji-harness up.";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"The simulator at {Address} did not answer within {TimeText.Write(Patience)}.";
        }
    }
}
