using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Cases;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Tests.Host.Simulator.Cases;

/// <summary>The catalogue of cases, row by row, and that it leaves no documented cause out.</summary>
[TestClass]
public sealed class CasesTests
{
    // One for all rows: what is asked for in one must not change what the next gets.
    private static readonly Dictionary<KojiContract, Lazy<Task<RunningSimulator>>> Simulators = Enum.GetValues<KojiContract>()
        .ToDictionary(
            contract => contract,
            contract => new Lazy<Task<RunningSimulator>>(() =>
                RunningSimulator.StartAsync(change: options => options with { Contract = contract, RateLimit = RateLimit.None })
            )
        );

    public static IEnumerable<(KojiContract, string)> Rows =>
        from contract in Enum.GetValues<KojiContract>()
        from item in SimulatorCases.Of(contract)
        where item.Request is not null
        select (contract, item.Name);

    public static IEnumerable<(KojiContract, string, int)> Causes =>
        from contract in Enum.GetValues<KojiContract>()
        from error in KojiErrorCatalog.All
        from cause in Enumerable.Range(0, error.Causes.Count)
        select (contract, error.Code.Value, cause);

    [ClassCleanup]
    public static async Task StopAsync()
    {
        foreach (var simulator in Simulators.Values.Where(simulator => simulator.IsValueCreated))
            await (await simulator.Value).DisposeAsync();
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public async Task Case_AskedForWithOneRequest_GetsItsError(KojiContract contract, string name)
    {
        var simulator = await Simulators[contract].Value;
        var item = SimulatorCases.Of(contract).Single(item => item.Name == name);
        var error = KojiErrorCatalog.Find(item.Code)!;

        using var response = await simulator.Http.SendAsync(ToCall(item.Request!).ToRequest());

        Assert.AreEqual(error.HttpStatus, (int)response.StatusCode);
        Assert.AreEqual(
            $$"""{"error":"{{item.Code}}","message":"{{item.Message ?? error.Message}}"}""",
            await response.Content.ReadAsStringAsync()
        );
        Assert.AreEqual("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        foreach (var header in item.Headers)
            Assert.AreEqual(Expected(header, contract), response.Headers.GetValues(header).Single(), header);
        // A limit that is not used up is announced as well; how long to wait only where it is.
        Assert.AreEqual(item.Headers.Contains("Retry-After"), response.Headers.Contains("Retry-After"));
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public async Task Case_AskedForTwice_GetsTheSame(KojiContract contract, string name)
    {
        var simulator = await Simulators[contract].Value;
        var call = ToCall(SimulatorCases.Of(contract).Single(item => item.Name == name).Request!);

        Assert.AreEqual(await simulator.SendAsync(call), await simulator.SendAsync(call));
    }

    [TestMethod]
    [DynamicData(nameof(Causes))]
    public void Cause_ThatIsDocumented_HasACase(KojiContract contract, string code, int cause) =>
        Assert.Contains((code, cause), SimulatorCases.Of(contract).Select(item => (item.Code.Value, item.Cause)));

    [TestMethod]
    [DataRow(KojiContract.GetKoji)]
    [DataRow(KojiContract.KojiSo)]
    public void Cases_OfOneContract_HaveNamesOfTheirOwnAndOneWayToGetThem(KojiContract contract)
    {
        var cases = SimulatorCases.Of(contract);

        Assert.HasCount(cases.Count, cases.Select(item => item.Name).Distinct().ToList());
        Assert.IsTrue(cases.All(item => item.Request is null != item.Embed is null));
        Assert.IsTrue(cases.All(item => item.Cause < KojiErrorCatalog.Find(item.Code)!.Causes.Count));
    }

    private static ApiCall ToCall(CaseRequest request) =>
        new(new HttpMethod(request.Method), request.Path)
        {
            Authorization = request.Authorization,
            SessionToken = request.SessionToken,
            Body = request.Body,
        };

    // The clock of these simulators stands still at its beginning, 2000-01-01.
    private static string Expected(string header, KojiContract contract) =>
        header switch
        {
            "X-RateLimit-Limit" => contract == KojiContract.KojiSo ? "60" : "100",
            "X-RateLimit-Remaining" => "0",
            "X-RateLimit-Reset" => "946684860",
            "Retry-After" => "60",
            _ => throw new ArgumentOutOfRangeException(nameof(header), header, "Say what it has to be."),
        };
}
