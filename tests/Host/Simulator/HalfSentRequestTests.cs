using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Tests.Host.Simulator.Faults;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>A client that goes away while it sends is nothing that went wrong in the simulator.</summary>
[TestClass]
public sealed class HalfSentRequestTests
{
    public static IEnumerable<object[]> Endpoints =>
        [
            [KojiContract.GetKoji, $"{SimulatorRoutes.Interviews}/start"],
            [KojiContract.GetKoji, $"{SimulatorRoutes.Interviews}/INTERVIEW/messages"],
            [KojiContract.GetKoji, $"{SimulatorRoutes.Interviews}/INTERVIEW/complete"],
            [KojiContract.KojiSo, $"{SimulatorRoutes.Interviews}/start"],
            [KojiContract.KojiSo, $"{SimulatorRoutes.Interviews}/INTERVIEW/message"],
            [KojiContract.KojiSo, SimulatorRoutes.CompleteById],
            [KojiContract.GetKoji, SimulatorRoutes.Clock],
            [KojiContract.GetKoji, SimulatorRoutes.Faults],
        ];

    [TestMethod]
    [DynamicData(nameof(Endpoints))]
    public async Task Client_ThatGoesAway_IsNotLogged(KojiContract contract, string path)
    {
        using var logged = new LoggedLines();
        await using var simulator = await StartAsync(contract, logged);

        foreach (var (byReset, body) in new[] { (false, "{"), (true, "{"), (false, ""), (true, "") })
        {
            using var request = await SendAsync(simulator, contract, path, body);
            request.Leave(byReset);
        }

        // By then every request has ended.
        await simulator.StopAsync();
        Assert.IsEmpty(logged.Lines, string.Join('\n', logged.Lines));
    }

    [TestMethod]
    [DynamicData(nameof(Endpoints))]
    public async Task Body_InBrokenChunks_IsAnsweredWith400(KojiContract contract, string path)
    {
        using var logged = new LoggedLines();
        await using var simulator = await StartAsync(contract, logged);
        await AssertRefusedAsync(simulator, contract, path);

        Assert.IsEmpty(logged.Lines, string.Join('\n', logged.Lines));
    }

    // To find out whose project it is, the body is read before there is an endpoint.
    [TestMethod]
    public async Task Body_ThatAFaultLooksAt_IsTreatedTheSame()
    {
        const string Path = $"{SimulatorRoutes.Interviews}/start";
        using var logged = new LoggedLines();
        await using var simulator = await StartAsync(KojiContract.GetKoji, logged);
        await simulator.SetFaultAsync($$$"""{"match":{"project":"{{{SimulatorProjects.Active}}}"},"effect":{"code":"bad_gateway"}}""");

        await AssertRefusedAsync(simulator, KojiContract.GetKoji, Path);
        foreach (var byReset in new[] { false, true, false, true })
        {
            using var request = await SendAsync(simulator, KojiContract.GetKoji, Path, "{");
            request.Leave(byReset);
        }

        await simulator.StopAsync();
        Assert.IsEmpty(logged.Lines, string.Join('\n', logged.Lines));
    }

    private static async Task AssertRefusedAsync(RunningSimulator simulator, KojiContract contract, string path)
    {
        using var request = await SendAsync(simulator, contract, path, null);

        var answer = await request.AnswerAsync();

        StringAssert.StartsWith(answer, "HTTP/1.1 400 Bad Request");
        StringAssert.Contains(answer, """{"error":"invalid_request","message":""");
    }

    private static Task<RunningSimulator> StartAsync(KojiContract contract, LoggedLines logged) =>
        RunningSimulator.StartAsync(logged.Follow, change: options => options with { Contract = contract });

    private static async Task<HalfSentRequest> SendAsync(RunningSimulator simulator, KojiContract contract, string path, string? body)
    {
        var key = contract == KojiContract.KojiSo ? SimulatorKeys.PublicFull : SimulatorKeys.Full;
        var interview = path.Contains("INTERVIEW", StringComparison.Ordinal) ? await simulator.StartInterviewAsync(key) : null;
        var target = path.Replace("INTERVIEW", interview?.Id, StringComparison.Ordinal);
        List<string> headers =
        [
            $"Authorization: Bearer {key}",
            $"{SimulatorRoutes.ControlTokenHeader}: {simulator.Target.SimulatorToken}",
            "Content-Type: application/json",
        ];
        if (interview is not null)
            headers.Add($"X-Session-Token: {interview.SessionToken}");
        return body is null
            ? await HalfSentRequest.SendInChunksAsync(simulator.Http.BaseAddress!, target, headers)
            : await HalfSentRequest.SendAsync(simulator.Http.BaseAddress!, target, headers, body);
    }
}
