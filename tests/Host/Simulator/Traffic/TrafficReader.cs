using System.Net.Http.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Traffic;

/// <summary>Reads a simulator's traffic log over its wire.</summary>
internal static class TrafficReader
{
    private const int LongestWait = 30;

    public static Task<string> ReadTextAsync(this RunningSimulator simulator, long after = 0, double wait = 0) =>
        simulator.SendForTextAsync(HttpMethod.Get, FormattableString.Invariant($"{SimulatorRoutes.Traffic}?after={after}&wait={wait}"));

    public static async Task<TrafficPage> ReadTrafficAsync(this RunningSimulator simulator, long after = 0, double wait = 0)
    {
        using var request = simulator.Control(
            HttpMethod.Get,
            FormattableString.Invariant($"{SimulatorRoutes.Traffic}?after={after}&wait={wait}")
        );
        using var response = await simulator.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(ProtocolJson.Default.TrafficPage)
            ?? throw new InvalidOperationException("There is no page.");
    }

    /// <summary>The one record after a position: a caller can have its answer before the record is there.</summary>
    public static async Task<TrafficRecord> AwaitRecordAsync(this RunningSimulator simulator, long after = 0)
    {
        var page = await simulator.ReadTrafficAsync(after, LongestWait);
        Assert.HasCount(1, page.Records);
        return page.Records[0];
    }

    /// <summary>Waits until there is a record at a position, and gives all up to there.</summary>
    public static async Task<IReadOnlyList<TrafficRecord>> AwaitRecordsAsync(this RunningSimulator simulator, int count)
    {
        await simulator.ReadTrafficAsync(count - 1, LongestWait);
        return (await simulator.ReadTrafficAsync()).Records;
    }

    public static async Task<(int Status, string Text)> SendControlAsync(this RunningSimulator simulator, HttpMethod method, string path)
    {
        using var request = simulator.Control(method, path);
        using var response = await simulator.Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static string? Header(this IEnumerable<HttpHeader> headers, string name) =>
        headers.SingleOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static async Task<string> SendForTextAsync(this RunningSimulator simulator, HttpMethod method, string path) =>
        (await simulator.SendControlAsync(method, path)).Text;
}
