using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator;

namespace KojiWidgetHarness.Tests.Host.Simulator.Faults;

[TestClass]
public sealed class FaultControlTests
{
    private const string Hang = """{"effect":{"hang":true}}""";

    [TestMethod]
    [DataRow("GET", SimulatorRoutes.Faults)]
    [DataRow("POST", SimulatorRoutes.Faults)]
    [DataRow("DELETE", SimulatorRoutes.Faults)]
    [DataRow("DELETE", $"{SimulatorRoutes.Faults}/fault-1")]
    public async Task Faults_WithoutToken_AreRefused(string method, string path)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var reply = await simulator.SendAsync(new(new(method), path));

        Assert.AreEqual(401, reply.Status);
    }

    [TestMethod]
    public async Task Faults_WithAndWithoutIds_AreSetInTheirOrder()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        await simulator.SetFaultAsync($$$"""{"faults":[{{{Hang}}},{"id":"fault-2","effect":{"reset":true}},{{{Hang}}}]}""");
        await simulator.SetFaultAsync(Hang);

        Assert.AreEqual(
            "fault-1 fault-2 fault-3 fault-4",
            string.Join(' ', (await simulator.FaultsAsync()).Select(state => state.Rule.Id))
        );
    }

    [TestMethod]
    [DataRow("", "Line 1 is not JSON.")]
    [DataRow($$$"""[{{{Hang}}},{"effect":{"status":200}}]""", "Rule 2: effect.status must be 400 to 599.")]
    [DataRow("""[{"id":"first","effect":{"hang":true}}]""", "There is a rule 'first' already.")]
    public async Task Faults_OfWhichOneIsWrong_AreNotSetAtAll(string json, string beginning)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"id":"first","effect":{"hang":true}}""");

        using var response = await simulator.SteerAsync(HttpMethod.Post, SimulatorRoutes.Faults, json);

        Assert.AreEqual(400, (int)response.StatusCode);
        StringAssert.StartsWith(
            new ApiReply(400, await response.Content.ReadAsStringAsync()).Json.GetProperty("message").GetString(),
            beginning
        );
        Assert.HasCount(1, await simulator.FaultsAsync());
    }

    [TestMethod]
    public async Task Faults_BeyondTheLimit_AreRefused()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($"[{string.Join(',', Enumerable.Repeat(Hang, FaultLimits.Rules))}]");

        using var response = await simulator.SteerAsync(HttpMethod.Post, SimulatorRoutes.Faults, Hang);

        Assert.AreEqual(400, (int)response.StatusCode);
        Assert.HasCount(FaultLimits.Rules, await simulator.FaultsAsync());
    }

    [TestMethod]
    public async Task Reset_TakesAllBack()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($"[{Hang},{Hang}]");

        using var one = await simulator.SteerAsync(HttpMethod.Delete, $"{SimulatorRoutes.Faults}/fault-1");
        Assert.AreEqual("fault-2", (await simulator.FaultsAsync()).Single().Rule.Id);
        using var all = await simulator.SteerAsync(HttpMethod.Delete, SimulatorRoutes.Faults);

        Assert.IsEmpty(await simulator.FaultsAsync());
    }

    [TestMethod]
    public void Options_WithAnUnusableFault_SayWhatIsWrong()
    {
        var refused = Assert.ThrowsExactly<ArgumentException>(() => SimulatorApp.Build(new() { Faults = [new() { Effect = new() }] }));

        StringAssert.StartsWith(refused.Message, "effect does nothing.");
    }
}
