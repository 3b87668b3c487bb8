using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.AspNetCore.SignalR.Client;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class EventEndpointTests
{
    [TestMethod]
    public async Task Events_ByFilterAndPage_AreTheStoredOnes()
    {
        await using var host = await StartAsync();

        var page = await GetAsync(host, "/events?code=microphone_denied&session=session-1&most=2", ProtocolJson.Default.EventPage);
        var rest = await GetAsync(host, $"/events?session=session-1&most=2&before={page.Before}", ProtocolJson.Default.EventPage);

        CollectionAssert.AreEqual(new long[] { 3, 2 }, page.Events.Select(item => item.Envelope.Position).ToArray());
        CollectionAssert.AreEqual(new long[] { 1 }, rest.Events.Select(item => item.Envelope.Position).ToArray());
        Assert.IsNull(rest.Before);
        Assert.AreEqual(Sample.Event().Raw, rest.Events[0].Envelope.Raw);
    }

    [TestMethod]
    public async Task Event_ByPositionAndById_IsTheSame()
    {
        await using var host = await StartAsync();

        var byPosition = await GetAsync(host, "/events/2", ProtocolJson.Default.EventEnvelope);
        var byId = await GetAsync(host, $"/events/{byPosition.Id}", ProtocolJson.Default.EventEnvelope);

        Assert.AreEqual((2, 2), (byPosition.Position, byId.Position));
    }

    [TestMethod]
    public async Task Issues_OfTheLog_AreGivenWithTheDiagnosesOfTheirNewestError()
    {
        await using var host = await StartAsync();

        var list = await GetAsync(host, ProtocolRoutes.IssueList, ProtocolJson.Default.JsonElement);

        var issue = list.GetProperty("issues").EnumerateArray().Single(item => item.GetProperty("code").GetString() == "microphone_denied");
        Assert.AreEqual("microphone_denied:unknown", issue.GetProperty("id").GetString());
        Assert.AreEqual("open", issue.GetProperty("state").GetString());
        Assert.AreEqual(0, issue.GetProperty("newest").GetProperty(DiagnosedEvent.Property).GetArrayLength());
    }

    [TestMethod]
    public async Task Failure_HandedOutAsJson_HasItsDiagnosesAndOtherEventsDoNot()
    {
        await using var host = await RunningHost.StartAsync();
        var signs = CauseCatalog.Find(CauseIds.IframeWithoutAllow)!.Hints;
        await IngestTests.AppendAsync(
            host,
            Sample.Batch(
                Sample.Event() with
                {
                    Evidence =
                    [
                        .. signs.Select(sign => new Evidence
                        {
                            Fact = sign.Fact,
                            Value = sign.Value,
                            Place = EvidencePlace.Page,
                        }),
                    ],
                },
                Sample.Event(2) with
                {
                    Code = EventCodes.WidgetReady,
                }
            )
        );

        var page = await GetAsync(host, "/events", ProtocolJson.Default.JsonElement);
        var one = await GetAsync(host, "/events/1", ProtocolJson.Default.JsonElement);
        var fed = await FedAsync(host);

        Assert.IsFalse(page.GetProperty("events")[0].TryGetProperty(DiagnosedEvent.Property, out _));
        foreach (var failure in new[] { page.GetProperty("events")[1], one, fed })
        {
            var found = failure.GetProperty(DiagnosedEvent.Property)[0];
            Assert.AreEqual(
                ("iframe-without-allow", "likely", signs.Count),
                (
                    found.GetProperty("cause").GetString(),
                    found.GetProperty("confidence").GetString(),
                    found.GetProperty("evidence").GetArrayLength()
                )
            );
            Assert.AreEqual("Add allow=\"microphone\" to the iframe.", found.GetProperty("fix").GetString());
            Assert.AreEqual("iframe-tag", found.GetProperty("correction").GetProperty("kind").GetString());
        }
    }

    [TestMethod]
    public async Task CountsAndSessions_TellWhatThereIs()
    {
        await using var host = await StartAsync();

        var counts = await GetAsync(host, "/counts?run=run-1&buckets=3", ProtocolJson.Default.EventCounts);
        var sessions = await GetAsync(host, "/sessions?most=1", ProtocolJson.Default.SessionPage);
        var gaps = await GetAsync(host, "/sessions/session-2/gaps", ProtocolJson.Default.IReadOnlyListSequenceGap);

        Assert.AreEqual(new CodeCount(EventCodes.MicrophoneDenied, 4, 0), counts.Codes.Single());
        Assert.AreEqual(4, counts.Buckets.Sum(bucket => bucket.Codes.Sum(code => code.Count)));
        Assert.AreEqual(("session-2", 1L), (sessions.Sessions.Single().Session, sessions.Sessions.Single().Gaps));
        Assert.AreEqual(new SequenceGap(1, 6), gaps.Single());
    }

    [TestMethod]
    [DataRow("/events?colour=red", HttpStatusCode.BadRequest, "Unknown filter 'colour'.")]
    [DataRow("/events?most=501", HttpStatusCode.BadRequest, "'most' is a number from 1 to 500.")]
    [DataRow("/counts?buckets=1000", HttpStatusCode.BadRequest, "'buckets' is a number from 0 to 200.")]
    [DataRow("/sessions?most=0", HttpStatusCode.BadRequest, "'most' is a number from 1 to 500.")]
    [DataRow("/events/99", HttpStatusCode.NotFound, "The log has no such event. Its newest position is 4")]
    public async Task Request_ThatIsWrong_GetsOneLine(string address, HttpStatusCode status, string expected)
    {
        await using var host = await StartAsync();

        using var response = await SendAsync(host, address, host.Settings.Tokens.Reader);

        Assert.AreEqual(status, response.StatusCode);
        StringAssert.Contains(await response.Content.ReadAsStringAsync(), expected);
    }

    [TestMethod]
    [DataRow("/events")]
    [DataRow("/events/1")]
    [DataRow("/counts")]
    [DataRow("/issues")]
    [DataRow("/sessions")]
    [DataRow("/sessions/session-1/gaps")]
    public async Task Request_WithoutTheReaderToken_IsRefused(string address)
    {
        await using var host = await StartAsync();

        using var without = await SendAsync(host, address, null);
        using var ingest = await SendAsync(host, address, host.Settings.Tokens.Ingest);

        Assert.AreEqual((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (without.StatusCode, ingest.StatusCode));
    }

    private static async Task<RunningHost> StartAsync()
    {
        var host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(host, Sample.Batch(3));
        await IngestTests.AppendAsync(host, Sample.Batch(Sample.Event(7)) with { Session = "session-2" });
        return host;
    }

    private static async Task<T> GetAsync<T>(RunningHost host, string address, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using var response = await SendAsync(host, address, host.Settings.Tokens.Reader);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(type))!;
    }

    private static async Task<JsonElement> FedAsync(RunningHost host)
    {
        await using var connection = await host.ConnectAsync(ProtocolRoutes.FeedHub, host.Settings.Tokens.Reader);
        await foreach (var slice in connection.StreamAsync<JsonElement>(ProtocolRoutes.ReadAfterMethod, 0L, ""))
            return slice[0];
        throw new InvalidOperationException("The feed ended.");
    }

    private static Task<HttpResponseMessage> SendAsync(RunningHost host, string address, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return host.Http.SendAsync(request);
    }
}
