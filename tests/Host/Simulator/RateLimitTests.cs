using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Tests.Host.Simulator;

[TestClass]
public sealed class RateLimitTests
{
    private const string RateLimited =
        """{"error":"rate_limited","message":"Rate limit exceeded. Please retry after the indicated time."}""";

    private static readonly string[] Names = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After"];

    private static readonly ApiCall Call = new(HttpMethod.Get, $"{SimulatorRoutes.Interviews}/{SimulatorProjects.Unknown}")
    {
        Key = SimulatorKeys.Full,
    };

    [TestMethod]
    public async Task Requests_WithinTheLimit_CountDown()
    {
        await using var simulator = await StartAsync();

        foreach (var remaining in new[] { "2", "1", "0" })
        {
            using var response = await simulator.Http.SendAsync(Call.ToRequest());
            Assert.AreEqual(404, (int)response.StatusCode);
            // The simulator's clock stands at the start of the year 2000 until it is moved.
            Assert.AreEqual($"3 {remaining} 946684860 ", Headers(response));
        }
    }

    [TestMethod]
    public async Task Request_BeyondTheLimit_IsRateLimitedUntilTheWindowEnds()
    {
        await using var simulator = await StartAsync();
        for (var request = 0; request < 3; request++)
            await simulator.SendAsync(Call);
        await simulator.AdvanceAsync(TimeSpan.FromSeconds(20.5));

        using var refused = await simulator.Http.SendAsync(Call.ToRequest());

        Assert.AreEqual((429, RateLimited), ((int)refused.StatusCode, await refused.Content.ReadAsStringAsync()));
        Assert.AreEqual("3 0 946684860 40", Headers(refused));
        await simulator.AdvanceAsync(TimeSpan.FromSeconds(40));
        using var later = await simulator.Http.SendAsync(Call.ToRequest());
        Assert.AreEqual("3 2 946684921 ", Headers(later));
    }

    [TestMethod]
    public async Task Limit_IsOfEachKeyAlone()
    {
        await using var simulator = await StartAsync();
        for (var request = 0; request < 4; request++)
            await simulator.SendAsync(Call);

        using var other = await simulator.Http.SendAsync((Call with { Key = SimulatorKeys.OtherProject }).ToRequest());

        Assert.AreEqual("3 2 946684860 ", Headers(other));
    }

    [TestMethod]
    public async Task Requests_WithoutValidKey_HaveNoLimit()
    {
        await using var simulator = await StartAsync();

        for (var request = 0; request < 5; request++)
        {
            using var response = await simulator.Http.SendAsync((Call with { Key = SimulatorKeys.Revoked }).ToRequest());
            Assert.AreEqual((401, "   "), ((int)response.StatusCode, Headers(response)));
        }
    }

    [TestMethod]
    public async Task Requests_AtTheSameTime_AreCountedEach()
    {
        await using var simulator = await StartAsync(new(20, TimeSpan.FromMinutes(1)));

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => simulator.SendAsync(Call)));

        Assert.AreEqual(30, replies.Count(reply => reply.Status == 429));
    }

    [TestMethod]
    public async Task NoLimit_SaysNothingOfOne()
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { RateLimit = RateLimit.None });

        using var response = await simulator.Http.SendAsync(Call.ToRequest());

        Assert.AreEqual("   ", Headers(response));
    }

    private static Task<RunningSimulator> StartAsync(RateLimit? limit = null) =>
        RunningSimulator.StartAsync(change: options => options with { RateLimit = limit ?? new(3, TimeSpan.FromMinutes(1)) });

    private static string Headers(HttpResponseMessage response) =>
        string.Join(' ', Names.Select(name => response.Headers.TryGetValues(name, out var values) ? values.Single() : ""));
}
