using System.Text.Json;
using CsCheck;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Tests.Host.Simulator.Fuzz;

/// <summary>Whatever is sent, the answer is one that the simulator's own OpenAPI document has. None of it asks for a 500.</summary>
[TestClass]
public sealed class FuzzTests(TestContext test)
{
    // A third by default, which reaches each of the answers named below.
    private static readonly int Requests = Environment.GetEnvironmentVariable("SCENARIOS") == "all" ? 6_000 : 2_000;

    [TestMethod]
    [DataRow(KojiContract.GetKoji)]
    [DataRow(KojiContract.KojiSo)]
    public async Task Api_AskedForAnything_AnswersAsItIsDescribed(KojiContract contract)
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options =>
            options with
            {
                Contract = contract,
                RateLimit = RateLimit.None,
            }
        );
        var described = await DescribedAnswers.ReadAsync(simulator.Http);
        var seen = new Dictionary<string, int>();

        // One after another: a failure is found again by its seed.
        await FuzzRequests
            .Of(contract)
            .SampleAsync(
                async request =>
                {
                    using var response = await simulator.Http.SendAsync(request.ToMessage());
                    var text = await response.Content.ReadAsStringAsync();

                    var status = (int)response.StatusCode;
                    Assert.AreNotEqual(500, status, $"{request}\n{text}");
                    Assert.IsTrue(described.Have(request, status, Code(text)), $"{status} {text}\n{request}");
                    seen[$"{status} {Code(text)}"] = seen.GetValueOrDefault($"{status} {Code(text)}") + 1;
                },
                iter: Requests,
                threads: 1
            );

        test.WriteLine(
            string.Join(
                "\n",
                seen.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Value, 6} {answer.Key}")
            )
        );
        // Were all of them turned away at the door, nothing would be shown.
        foreach (
            var reached in new[]
            {
                "201 ",
                "200 ",
                "400 invalid_request",
                "401 unauthorized",
                "401 invalid_session_token",
                "403 forbidden",
                "404 not_found",
                "409 conflict",
                "422 unprocessable",
                "429 rate_limited",
            }
        )
            Assert.Contains(reached, seen.Keys);
    }

    private static string Code(string text)
    {
        if (!text.StartsWith('{'))
            return "";
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty("error", out var error) && json.RootElement.TryGetProperty("message", out _)
            ? error.GetString() ?? ""
            : "";
    }
}
