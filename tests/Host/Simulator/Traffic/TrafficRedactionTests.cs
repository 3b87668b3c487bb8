using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Traffic;

[TestClass]
public sealed class TrafficRedactionTests
{
    private const string Email = "ada@example.org";

    [TestMethod]
    public async Task Page_AfterEveryKindOfCall_HoldsNoSecret()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        await simulator.SendAsync(
            new(HttpMethod.Post, SimulatorRoutes.WidgetInterviews)
            {
                Body = $$"""{"project_id":"{{SimulatorProjects.Active}}","respondent_email":"{{Email}}"}""",
            }
        );
        await simulator.SendAsync(ApiCall.Message(interview));
        await simulator.SendAsync(
            new(HttpMethod.Get, $"{SimulatorRoutes.Widget}/x?respondent_email={Email}&access_token={interview.SessionToken}")
        );
        await simulator.SendAsync(new(HttpMethod.Get, $"/api/{SimulatorKeys.Revoked}"));
        await simulator.SendAsync(ApiCall.Read(interview) with { Authorization = "Basic c2VjcmV0LXNlY3JldA==" });
        await simulator.SendAsync(ApiCall.Read(interview) with { Authorization = "an-undocumented-secret" });

        await simulator.AwaitRecordsAsync(7);
        var text = await simulator.ReadTextAsync();

        foreach (
            var secret in new[] { SimulatorKeys.Full, SimulatorKeys.Revoked, interview.SessionToken, Email, "c2VjcmV0", "undocumented" }
        )
            Assert.DoesNotContain(secret, text);
        StringAssert.Contains(text, "\"Basic [redacted:");
    }

    [TestMethod]
    public async Task Marks_OfTheSameSecret_AreTheSame()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var first = await simulator.StartInterviewAsync();
        await simulator.StartInterviewAsync();
        await simulator.SendAsync(ApiCall.Message(first));
        await simulator.SendAsync(ApiCall.Read(first) with { Key = SimulatorKeys.StartOnly });

        var records = await simulator.AwaitRecordsAsync(4);

        string?[] keys = [.. records.Select(record => record.RequestHeaders.Header("Authorization"))];
        StringAssert.Matches(keys[0], new(@"^Bearer \[redacted:[0-9a-f]{6}\]$"));
        Assert.AreEqual(keys[0], keys[1]);
        Assert.AreNotEqual(keys[0], keys[3]);
        var token = records[2].RequestHeaders.Header("X-Session-Token") ?? "";
        StringAssert.Contains(records[0].ResponseBody?.Text, $"\"session_token\":\"{token}\"");
        Assert.DoesNotContain(token, records[1].ResponseBody?.Text ?? "");
    }
}
