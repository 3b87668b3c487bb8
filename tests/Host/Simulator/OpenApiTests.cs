using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.OpenApi;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>The API's own description.</summary>
[TestClass]
public sealed class OpenApiTests
{
    [TestMethod]
    [DataRow(
        KojiContract.GetKoji,
        "/api/v1/interviews/start /api/v1/interviews/{id} /api/v1/interviews/{id}/complete /api/v1/interviews/{id}/messages"
    )]
    [DataRow(
        KojiContract.KojiSo,
        "/api/interview/complete /api/v1/interviews/start /api/v1/interviews/{id} /api/v1/interviews/{id}/message"
    )]
    public async Task Document_Read_IsValidAndHasKojisPathsAlone(KojiContract contract, string paths)
    {
        var (document, problems) = await ReadAsync(contract);

        Assert.AreEqual("", string.Join("\n", problems));
        Assert.AreEqual(paths, string.Join(' ', document.Paths.Keys.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow(KojiContract.GetKoji)]
    [DataRow(KojiContract.KojiSo)]
    public async Task Document_Read_HasEveryErrorOfTheApi(KojiContract contract)
    {
        var (document, _) = await ReadAsync(contract);

        var described = document
            .Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Responses!)
            .SelectMany(response => response.Value.Content?.Values.SelectMany(content => content.Examples?.Keys ?? []) ?? []);

        CollectionAssert.AreEquivalent(
            KojiErrorCatalog.All.Where(error => error.HttpStatus is not null).Select(error => error.Code.Value).ToList(),
            described.Distinct().ToList()
        );
    }

    [TestMethod]
    [DataRow(KojiContract.GetKoji, true)]
    [DataRow(KojiContract.KojiSo, false)]
    public async Task RateLimited_Described_SaysHowLongToWaitWhereItIsAnnounced(KojiContract contract, bool saysWait)
    {
        var (document, _) = await ReadAsync(contract);

        var headers = document.Paths["/api/v1/interviews/start"].Operations!.Values.Single().Responses!["429"].Headers!;

        Assert.AreEqual(saysWait, headers.ContainsKey("Retry-After"));
        Assert.IsTrue(headers.ContainsKey("X-RateLimit-Remaining"));
    }

    private static async Task<(OpenApiDocument Document, IReadOnlyList<string> Problems)> ReadAsync(KojiContract contract)
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { Contract = contract });
        var read = OpenApiDocument.Parse(await simulator.Http.GetStringAsync(SimulatorRoutes.OpenApi), "json");
        var document = read.Document!;
        var problems = read.Diagnostic!.Errors.Concat(read.Diagnostic.Warnings)
            .Concat(document.Validate(ValidationRuleSet.GetDefaultRuleSet()));
        return (document, [.. problems.Select(problem => problem.ToString())]);
    }
}
