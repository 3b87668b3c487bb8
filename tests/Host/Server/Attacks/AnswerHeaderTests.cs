using System.Net;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Tests.Host.Simulator;

namespace KojiWidgetHarness.Tests.Host.Server.Attacks;

/// <summary>What every answer of the host says of itself, no matter who asks for it and with which rights.</summary>
[TestClass]
public sealed class AnswerHeaderTests
{
    // None of them changes it.
    private static RunningHost host = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext _)
    {
        host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(host, Sample.Batch(1));
    }

    [ClassCleanup]
    public static async Task StopAsync() => await host.DisposeAsync();

    [TestMethod]
    [DataRow(ProtocolRoutes.Workbench)]
    [DataRow(ProtocolRoutes.EmbedPage)]
    [DataRow(ProtocolRoutes.EmbedPage + "?widget=https://evil.example/")]
    [DataRow(ProtocolRoutes.Dashboard)]
    [DataRow(ProtocolRoutes.EventsPage)]
    [DataRow(ProtocolRoutes.SessionsPage)]
    [DataRow(ProtocolRoutes.SessionsPage + "/s1")]
    [DataRow(ProtocolRoutes.SessionsPage + "/s1" + ProtocolRoutes.ScenarioFileSuffix)]
    [DataRow(ProtocolRoutes.ChartsPage)]
    [DataRow(ProtocolRoutes.PagesPage)]
    [DataRow(ProtocolRoutes.RejectedPage)]
    [DataRow(ProtocolRoutes.ScenariosPage)]
    [DataRow(ProtocolRoutes.FaultsPage)]
    [DataRow(ProtocolRoutes.Login)]
    [DataRow(ProtocolRoutes.Login + "?access_token=READER")]
    [DataRow(ProtocolRoutes.Login + "?access_token=guess")]
    [DataRow(ProtocolRoutes.LoginTicket)]
    [DataRow(ProtocolRoutes.Logout)]
    [DataRow(ProtocolRoutes.Events)]
    [DataRow(ProtocolRoutes.Events + "/1")]
    [DataRow(ProtocolRoutes.Events + "/99")]
    [DataRow(ProtocolRoutes.Counts)]
    [DataRow(ProtocolRoutes.IssueList)]
    [DataRow(ProtocolRoutes.Sessions)]
    [DataRow(ProtocolRoutes.Sessions + "/s1" + ProtocolRoutes.GapsSuffix)]
    [DataRow(ProtocolRoutes.OpenPages)]
    [DataRow(ProtocolRoutes.Health)]
    [DataRow(ProtocolRoutes.FeedHub)]
    [DataRow(ProtocolRoutes.IngestHub)]
    [DataRow(ProtocolRoutes.IngestBeacon)]
    [DataRow("/favicon.ico")]
    [DataRow("/nothing")]
    public async Task Answer_IsKeptByNobody_AndTellsNothingOfTheServer(string path)
    {
        foreach (
            var (accept, token) in from accept in new[] { "text/html", "*/*" }
            from token in new[] { null, host.Settings.Tokens.Reader, "guess" }
            select (accept, token)
        )
        {
            using var response = await AskAsync(
                path.Replace("READER", host.Settings.Tokens.Reader, StringComparison.Ordinal),
                accept,
                token
            );

            Assert.AreNotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.IsTrue(response.Headers.CacheControl?.NoStore, $"{response.StatusCode} {response.Headers.CacheControl}");
            Assert.AreEqual("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            var policy = response.Headers.GetValues("Content-Security-Policy").First();
            StringAssert.Matches(policy, new("^default-src '(self|none)'; "));
            // All that runs is the host's, in files of its own.
            if (path.StartsWith(ProtocolRoutes.EmbedPage, StringComparison.Ordinal))
                StringAssert.StartsWith(policy, "default-src 'none'; script-src 'self'; ");
            else
                Assert.DoesNotContain("script-src", policy);
            Assert.IsFalse(response.Headers.Contains("Server"));
            Assert.IsFalse(response.Headers.Contains("Set-Cookie"));
            if (
                response.Content.Headers.ContentType?.MediaType == "text/html"
                && !path.StartsWith(ProtocolRoutes.EmbedPage, StringComparison.Ordinal)
                && path[1..].Split('/', '?')[0] is "" or "dashboard" or "login"
            )
                Assert.AreEqual("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        }
    }

    [TestMethod]
    [DataRow(ProtocolRoutes.Workbench)]
    [DataRow(ProtocolRoutes.Dashboard)]
    [DataRow(ProtocolRoutes.EventsPage + "?event=1")]
    [DataRow(ProtocolRoutes.SessionsPage)]
    [DataRow(ProtocolRoutes.SessionsPage + "/s1?event=1")]
    [DataRow(ProtocolRoutes.ChartsPage)]
    [DataRow(ProtocolRoutes.RejectedPage)]
    [DataRow(ProtocolRoutes.ScenariosPage)]
    [DataRow(ProtocolRoutes.FaultsPage)]
    public async Task Page_BeforeItsConnection_HoldsNothingThatWasStored(string path)
    {
        var stored = Sample.Batch(1);

        using var response = await AskAsync(path, "text/html", token: null);
        var page = await response.Content.ReadAsStringAsync();

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        foreach (
            var text in new[]
            {
                stored.Run,
                stored.Session,
                stored.Events[0].Message!,
                "koji:error",
                host.Settings.Tokens.Reader,
                host.Settings.Tokens.Ingest,
            }
        )
            Assert.IsFalse(page.Contains(text, StringComparison.Ordinal), text);
    }

    [TestMethod]
    [DataRow("/css/tokens.css")]
    [DataRow("/js/connection.js")]
    [DataRow("/favicon.svg")]
    [DataRow(ProtocolRoutes.BridgeScript)]
    public async Task File_ThatIsTheSameForAll_IsAskedForAgainAndNotSentAgain(string path)
    {
        using var response = await AskAsync(path, "*/*", token: null);

        Assert.AreEqual((HttpStatusCode.OK, "no-cache"), (response.StatusCode, response.Headers.CacheControl?.ToString()));
        Assert.IsNotNull(response.Headers.ETag);
        Assert.IsFalse(response.Headers.Contains("Server"));
    }

    [TestMethod]
    public async Task Simulator_TellsNothingOfTheServer()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        using var response = await simulator.Http.GetAsync("/cases");

        Assert.IsFalse(response.Headers.Contains("Server"));
    }

    private static Task<HttpResponseMessage> AskAsync(string path, string accept, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", accept } } };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        return host.Http.SendAsync(request);
    }
}
