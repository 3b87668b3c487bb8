using System.Net;
using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.SignalR.Client;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class AccessTests
{
    [TestMethod]
    [DataRow(ProtocolRoutes.IngestHub)]
    [DataRow(ProtocolRoutes.FeedHub)]
    public async Task Hub_WithoutValidToken_IsClosed(string hub)
    {
        await using var host = await RunningHost.StartAsync();

        var refused = await Assert.ThrowsExactlyAsync<HttpRequestException>(() => host.ConnectAsync(hub, "guess"));

        Assert.AreEqual(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [TestMethod]
    public async Task FeedHub_WithIngestToken_IsClosed()
    {
        await using var host = await RunningHost.StartAsync();

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => host.ConnectAsync(ProtocolRoutes.FeedHub, host.Settings.Tokens.Ingest));
    }

    [TestMethod]
    public async Task IngestHub_WithReaderToken_IsClosed()
    {
        await using var host = await RunningHost.StartAsync();

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() =>
            host.ConnectAsync(ProtocolRoutes.IngestHub, host.Settings.Tokens.Reader)
        );
    }

    [TestMethod]
    [DataRow("https://evil.example", false)]
    [DataRow("null", false)]
    [DataRow("http://localhost.evil.example", false)]
    [DataRow("https://shop.example", true)]
    [DataRow("http://localhost:3000", true)]
    [DataRow("http://[::1]:3000", true)]
    public async Task IngestHub_PageOrigin_DecidesWhetherItOpens(string origin, bool opens)
    {
        await using var host = await RunningHost.StartAsync("https://shop.example");
        Task<HubConnection> Connect() => host.ConnectAsync(ProtocolRoutes.IngestHub, host.Settings.Tokens.Ingest, origin);

        if (opens)
            await (await Connect()).DisposeAsync();
        else
            Assert.AreEqual(HttpStatusCode.Forbidden, (await Assert.ThrowsExactlyAsync<HttpRequestException>(Connect)).StatusCode);
    }

    [TestMethod]
    public async Task FeedHub_FromAnotherLoopbackPage_IsClosed()
    {
        await using var host = await RunningHost.StartAsync();

        var refused = await Assert.ThrowsExactlyAsync<HttpRequestException>(() =>
            host.ConnectAsync(ProtocolRoutes.FeedHub, host.Settings.Tokens.Reader, "http://localhost:3000")
        );

        Assert.AreEqual(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [TestMethod]
    public async Task AnyPage_UnderAnotherHostName_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, ProtocolRoutes.EmbedPage) { Headers = { Host = "rebound.example" } };

        using var response = await host.Http.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [TestMethod]
    [DataRow("/dashboard", "/dashboard")]
    [DataRow("//evil.example", "/dashboard")]
    [DataRow("https://evil.example", "/dashboard")]
    public async Task Login_WithReaderToken_OpensOnlyOwnPages(string returnUrl, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await host.Http.GetAsync(
            $"{ProtocolRoutes.Login}?{ProtocolRoutes.TokenParameter}={host.Settings.Tokens.Reader}&returnUrl={Uri.EscapeDataString(returnUrl)}"
        );

        Assert.AreEqual(expected, (await Entered.ReadAsync(response)).Next);
    }

    [TestMethod]
    public async Task Login_WithIngestToken_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await host.Http.GetAsync(
            $"{ProtocolRoutes.Login}?{ProtocolRoutes.TokenParameter}={host.Settings.Tokens.Ingest}"
        );

        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.DoesNotContain("data-ticket", await response.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task Beacon_WithToken_StoresWhatTheHubDidNot()
    {
        await using var host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(host, Sample.Batch(1));
        var last = Sample.Batch(2) with { Secret = host.Secrets.Values.Single() };
        var body = JsonSerializer.Serialize(last, ProtocolJson.Default.EventBatch);

        using var response = await PostAsync(host, body, host.Settings.Tokens.Ingest);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        CollectionAssert.AreEqual(new long[] { 1, 2 }, (await IngestTests.ReadAsync(host, 2)).Select(item => item.Sequence).ToArray());
    }

    [TestMethod]
    public async Task Beacon_BadRequests_AreRefused()
    {
        await using var host = await RunningHost.StartAsync();
        var token = host.Settings.Tokens.Ingest;

        Assert.AreEqual(HttpStatusCode.Unauthorized, (await PostAsync(host, "{}", "guess")).StatusCode);
        Assert.AreEqual(HttpStatusCode.BadRequest, (await PostAsync(host, "{", token)).StatusCode);
        Assert.AreEqual(
            HttpStatusCode.RequestEntityTooLarge,
            (await PostAsync(host, new string(' ', EventLimits.BatchBytes + 1), token)).StatusCode
        );
    }

    private static Task<HttpResponseMessage> PostAsync(RunningHost host, string body, string token) =>
        host.Http.PostAsync(
            $"{ProtocolRoutes.IngestBeacon}?{ProtocolRoutes.TokenParameter}={token}",
            new StringContent(body, Encoding.UTF8, "text/plain")
        );

    [TestMethod]
    public async Task BridgeScript_IsForPagesOfAnyOrigin_AndNothingElseIs()
    {
        await using var host = await RunningHost.StartAsync();

        using var script = await host.Http.GetAsync(ProtocolRoutes.BridgeScript);
        using var page = await host.Http.GetAsync(ProtocolRoutes.EmbedPage);

        Assert.AreEqual("cross-origin", script.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.AreEqual("*", script.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.IsFalse(page.Headers.Contains("Cross-Origin-Resource-Policy"));
        Assert.IsFalse(page.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
