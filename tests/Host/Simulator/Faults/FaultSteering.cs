using System.Net.Http.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Tests.Host.Simulator.Faults;

/// <summary>Faults of a simulator, set and read as anybody does it.</summary>
internal static class FaultSteering
{
    public static async Task<IReadOnlyList<FaultRuleState>> SetFaultAsync(this RunningSimulator simulator, string json)
    {
        using var response = await simulator.SteerAsync(HttpMethod.Post, SimulatorRoutes.Faults, json);
        Assert.AreEqual(200, (int)response.StatusCode, await response.Content.ReadAsStringAsync());
        return await ReadAsync(response);
    }

    public static async Task<IReadOnlyList<FaultRuleState>> FaultsAsync(this RunningSimulator simulator)
    {
        using var response = await simulator.SteerAsync(HttpMethod.Get, SimulatorRoutes.Faults);
        return await ReadAsync(response);
    }

    public static async Task<HttpResponseMessage> SteerAsync(
        this RunningSimulator simulator,
        HttpMethod method,
        string path,
        string? json = null
    )
    {
        using var request = simulator.Control(method, path);
        request.Content = json is null ? null : new StringContent(json);
        return await simulator.Http.SendAsync(request);
    }

    /// <summary>The statuses of so many calls, one after the other.</summary>
    public static async Task<string> StatusesAsync(this RunningSimulator simulator, int count, ApiCall call)
    {
        var statuses = new List<int>();
        for (var index = 0; index < count; index++)
            statuses.Add((await simulator.SendAsync(call)).Status);
        return string.Join(' ', statuses);
    }

    private static async Task<IReadOnlyList<FaultRuleState>> ReadAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync(ProtocolJson.Default.IReadOnlyListFaultRuleState) ?? [];
}
