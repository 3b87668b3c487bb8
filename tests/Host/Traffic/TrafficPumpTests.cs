using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Traffic;
using KojiWidgetHarness.Tests.Host.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Tests.Host.Traffic;

[TestClass]
public sealed class TrafficPumpTests
{
    private const string Project = $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}";
    private const string Named = $"/embed/a?{SimulatorRoutes.FrameParameter}=c29tZS1ub3RoaW5nLTE2Yg";

    [TestMethod]
    public async Task Error_OfTheApi_IsAnEventWithItsCodeAndEvidence()
    {
        await using var traffic = await PumpedTraffic.StartAsync(limit: new(1, TimeSpan.FromMinutes(1)));
        await traffic.Simulator.StartInterviewAsync();
        var started = await traffic.NextAsync();

        await traffic.Simulator.SendAsync(
            new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/start") { Key = SimulatorKeys.Full, Body = "{}" }
        );

        var refused = await traffic.NextAsync(started.Position);
        Assert.AreEqual((EventSource.Api, EventCodes.ApiAnswered, Severity.Info), (started.Source, started.Code, started.Severity));
        Assert.AreEqual(
            (EventSource.Api, new EventCode("rate_limited"), Severity.Error, TrafficPump.OwnSession),
            (refused.Source, refused.Code, refused.Severity, refused.Session)
        );
        StringAssert.Matches(refused.Message, new(@"^POST /api/v1/interviews/start → 429 rate_limited, [0-9.]+ms$"));
        Assert.AreEqual(
            new()
            {
                Fact = Fact.ApiRefusal,
                Value = "429 rate_limited",
                Place = EvidencePlace.Simulator,
            },
            refused.Evidence?[0]
        );
        Assert.AreEqual(Trust.OwnObservation, refused.Trust);
        Assert.AreEqual("{}", Record(refused).RequestBody?.Text);
        Assert.IsEmpty(traffic.Problems);
    }

    [TestMethod]
    public async Task Call_FromAWidget_IsOfTheOnlyPageThatShowsIt()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        const string Widget = $"{Named}&respondent_email=ada%40example.org";
        await traffic.AppendAsync("page", traffic.Frame(1, Widget));
        await traffic.AppendAsync("other", traffic.Frame(1, "/embed/b"));

        await CallAsync(traffic, Project, Widget);
        await traffic.LoseHopeAsync(calls: 1);

        var item = await traffic.NextAsync();
        Assert.AreEqual(("run-1", "page", EventCodes.ApiAnswered), (item.Run, item.Session, item.Code));
    }

    [TestMethod]
    public async Task Call_OfAWidgetThatTwoPagesShow_IsOfNone()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await traffic.AppendAsync("one", traffic.Frame(1, Named));
        await traffic.AppendAsync("two", traffic.Frame(1, Named));

        await CallAsync(traffic, Project, Named);
        await traffic.LoseHopeAsync(calls: 1);

        Assert.AreEqual(TrafficPump.OwnSession, (await traffic.NextAsync()).Session);
    }

    [TestMethod]
    public async Task Call_KnownBeforeItsPage_WaitsForIt()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        var interview = await traffic.Simulator.StartInterviewAsync();
        var before = await traffic.NextAsync();
        // With the session token that the interview's start gave.
        await traffic.Simulator.SendAsync(ApiCall.Message(interview));
        // Nobody waits for the page of this one: once it is known, the one before it has been read.
        await traffic.Simulator.StartInterviewAsync();
        var after = await traffic.NextAsync(before.Position);

        await traffic.AppendAsync("page", PumpedTraffic.Started(1, interview.Id));

        var item = await traffic.NextAsync(after.Position);
        Assert.AreEqual(("page", interview.Id), (item.Session, Record(item).InterviewId));
    }

    [TestMethod]
    public async Task Calls_InAPagesSession_LeaveItsSequenceWithoutGapsAndTakeNoNumberFromIt()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await traffic.AppendAsync("page", traffic.Frame(1, Named));
        await CallAsync(traffic, Project, Named);
        await traffic.LoseHopeAsync(calls: 1);
        await traffic.NextAsync();

        await traffic.AppendAsync("page", traffic.Frame(2, Named));

        Assert.IsEmpty(await traffic.Log.GapsAsync("page", 10, CancellationToken.None));
        var session = (await traffic.Log.SessionsAsync(null, null, 10, CancellationToken.None)).Sessions.Single();
        Assert.AreEqual((3L, 0L), (session.Events, session.Gaps));
    }

    [TestMethod]
    public async Task OwnSession_HasNoGaps()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await traffic.Simulator.StartInterviewAsync();
        await traffic.NextAsync();

        Assert.AreEqual(0, (await traffic.Log.SessionsAsync(null, null, 10, CancellationToken.None)).Sessions.Single().Gaps);
    }

    [TestMethod]
    public async Task WhatThePageIsMadeOf_IsSaidOnlyWhereItFails()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await CallAsync(traffic, $"{SimulatorRoutes.Assets}/widget.js");
        await CallAsync(traffic, $"{SimulatorRoutes.Assets}/missing.js");
        await traffic.LoseHopeAsync(calls: 2);

        var item = await traffic.NextAsync();
        StringAssert.StartsWith(item.Message, $"GET {SimulatorRoutes.Assets}/missing.js → 404, ");
        Assert.AreEqual(EventCodes.ApiRefused, item.Code);
    }

    [TestMethod]
    public async Task Connection_ThatIsReset_IsAnEventWithoutStatus()
    {
        await using var traffic = await PumpedTraffic.StartAsync(app =>
            app.MapGet("/api/v1/reset", (HttpContext context) => context.Abort())
        );
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(traffic, "/api/v1/reset"));
        await traffic.LoseHopeAsync(calls: 1);

        var item = await traffic.NextAsync();

        Assert.AreEqual((EventCodes.ApiUnanswered, Severity.Warning), (item.Code, item.Severity));
        StringAssert.StartsWith(item.Message, "GET /api/v1/reset → no answer, closed by the simulator, ");
    }

    [TestMethod]
    public async Task Replay_IsAnEventOfItsOwnSession()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await traffic.AppendAsync("page", traffic.Frame(1, Named));
        await CallAsync(traffic, Project, Named);
        await traffic.LoseHopeAsync(calls: 1);
        var first = await traffic.NextAsync();
        using var client = new SimulatorClient(traffic.Target);

        await client.ReplayAsync(Record(first).Position, CancellationToken.None);

        var again = await traffic.NextAsync(first.Position);
        Assert.AreEqual(("page", TrafficPump.OwnSession), (first.Session, again.Session));
        StringAssert.EndsWith(again.Message, ", replay of exchange 1");
    }

    [TestMethod]
    public async Task Exchange_LongerThanAnEventTakes_IsCutAndSaysSo()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await traffic.Simulator.SendAsync(
            new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/start") { Key = SimulatorKeys.Full, Body = new('"', 16_000) }
        );

        var item = await traffic.NextAsync();

        Assert.IsTrue(item.Raw is { Truncated: true, Text.Length: <= EventLimits.RawCharacters });
        Assert.IsTrue(Record(item).RequestBody is { Truncated: true, Bytes: 16_000, Text.Length: > 0 });
        Assert.AreEqual("invalid_request", item.Code.Value);
    }

    private static async Task CallAsync(PumpedTraffic traffic, string path, string? widget = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (widget is not null)
        {
            // As a browser sends what a script of the widget asks for.
            request.Headers.Referrer = new Uri(traffic.Target.Simulator, widget);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        }

        using var response = await traffic.Simulator.Http.SendAsync(request);
    }

    private static TrafficRecord Record(EventEnvelope item) =>
        JsonSerializer.Deserialize(item.Raw?.Text ?? "", ProtocolJson.Default.TrafficRecord)
        ?? throw new InvalidOperationException("There is no record.");
}
