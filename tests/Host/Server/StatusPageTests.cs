using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Builder;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>Addresses that a person guesses, and what programs get there.</summary>
[TestClass]
public sealed class StatusPageTests
{
    private const string Page = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static readonly Uri Simulator = new("http://127.0.0.1:9/");

    [TestMethod]
    [DataRow("/nothing", HttpStatusCode.NotFound, "Nothing is here")]
    [DataRow("/dashboard/nothing", HttpStatusCode.NotFound, "Nothing is here")]
    [DataRow("/css/nothing.css", HttpStatusCode.NotFound, "Nothing is here")]
    [DataRow("/events", HttpStatusCode.Unauthorized, "This needs the reader token")]
    [DataRow("/sessions/s1/gaps", HttpStatusCode.Unauthorized, "This needs the reader token")]
    [DataRow("/hubs/ingest", HttpStatusCode.BadRequest, "Nothing to look at")]
    [DataRow("/hubs/events", HttpStatusCode.BadRequest, "Nothing to look at")]
    [DataRow("/_blazor", HttpStatusCode.BadRequest, "Nothing to look at")]
    [DataRow("/ingest/beacon", HttpStatusCode.MethodNotAllowed, "Nothing to look at")]
    public async Task Guess_OfAPerson_IsAPageThatLeadsOn(string path, HttpStatusCode status, string title)
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await SendAsync(host, path, Page);
        var text = await response.Content.ReadAsStringAsync();

        Assert.AreEqual((status, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        StringAssert.Contains(text, $"<title>{title} · Koji Widget Harness</title>");
        StringAssert.Contains(text, $"<a href=\"{ProtocolRoutes.Dashboard}\"");
        Assert.IsTrue(response.Headers.Contains("Content-Security-Policy"));
    }

    [TestMethod]
    [DataRow("/nothing", false, HttpStatusCode.NotFound, "The host has nothing at /nothing.")]
    [DataRow("/events", false, HttpStatusCode.Unauthorized, "for programs that send the token in a header")]
    [DataRow("/dashboard", false, HttpStatusCode.Unauthorized, "or send the token in a header")]
    [DataRow("/", false, HttpStatusCode.Unauthorized, "or send the token in a header")]
    [DataRow("/login", false, HttpStatusCode.Unauthorized, "Open the link that was printed")]
    [DataRow("/login?access_token=guess", false, HttpStatusCode.Unauthorized, "Open the link that was printed")]
    [DataRow("/hubs/ingest", false, HttpStatusCode.Unauthorized, "that have the token with which pages send them")]
    [DataRow("/hubs/ingest", true, HttpStatusCode.Forbidden, "that have the token with which pages send them")]
    [DataRow("/ingest/beacon", true, HttpStatusCode.MethodNotAllowed, "/ingest/beacon takes POST, not GET.")]
    [DataRow("/events?before=abc", true, HttpStatusCode.BadRequest, "A value in the query of /events")]
    [DataRow("/events?colour=red", true, HttpStatusCode.BadRequest, "Unknown filter 'colour'.")]
    [DataRow("/events/99", true, HttpStatusCode.NotFound, "The log has no such event.")]
    [DataRow("/dashboard/sessions/none/scenario.yaml", true, HttpStatusCode.Conflict, "started without the command line")]
    public async Task Guess_OfAProgram_GetsProblemDetails(string path, bool reads, HttpStatusCode status, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        foreach (var accept in new[] { "*/*", "application/json" })
        {
            using var response = await SendAsync(host, path, accept, reads ? host.Settings.Tokens.Reader : null);
            var text = await response.Content.ReadAsStringAsync();

            Assert.AreEqual((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            using var problem = JsonDocument.Parse(text);
            Assert.AreEqual((int)status, problem.RootElement.GetProperty("status").GetInt32());
            StringAssert.Contains(problem.RootElement.GetProperty("detail").GetString(), expected);
        }
    }

    [TestMethod]
    [DataRow("/", "GET, HEAD")]
    [DataRow("/dashboard", "GET, HEAD")]
    [DataRow("/dashboard/charts", "GET, HEAD")]
    [DataRow("/embed", "GET, HEAD")]
    [DataRow("/health", "GET")]
    [DataRow("/favicon.ico", "GET")]
    public async Task SomethingSent_ToWhatIsRead_SaysWhatItTakes(string path, string methods)
    {
        await using var host = await RunningHost.StartAsync();

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
        {
            using var response = await SendAsync(host, path, Page, host.Settings.Tokens.Reader, method);
            var text = await response.Content.ReadAsStringAsync();

            Assert.AreEqual(
                (HttpStatusCode.MethodNotAllowed, methods),
                (response.StatusCode, string.Join(", ", response.Content.Headers.Allow))
            );
            StringAssert.Contains(text, "<h1>Nothing to send here</h1>");
            StringAssert.Contains(text, $"{path} takes {methods}, not {method}.");
        }
    }

    [TestMethod]
    public async Task Command_ForAPathWithMarksOfAShell_IsOneText()
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await SendAsync(host, "/events/$(date)'x", Page);
        var text = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        StringAssert.Contains(text, $"$KOJI_HARNESS_TOKEN\" '{host.Http.BaseAddress}events/$(date)%27x'</code>");
    }

    [TestMethod]
    public async Task FileOfASession_WithoutALogin_SaysWhatItNeeds()
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await SendAsync(host, "/dashboard/sessions/s1/scenario.yaml", Page);

        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        StringAssert.Contains(await response.Content.ReadAsStringAsync(), "<h1>This needs the reader token</h1>");
    }

    [TestMethod]
    [DataRow("/_sim")]
    [DataRow("/cases")]
    [DataRow("/openapi.json")]
    [DataRow("/embed/10000000-0000-4000-8000-000000000001")]
    [DataRow("/api/v1/interviews")]
    public async Task Path_OfTheSimulator_LeadsThere(string path)
    {
        await using var host = await RunningHost.StartAsync(
            new HostSettings { WidgetBase = new Uri(Simulator, "/embed"), Simulator = new(Simulator, "token") }
        );

        using var response = await SendAsync(host, path, Page);

        StringAssert.Contains(await response.Content.ReadAsStringAsync(), $"<a href=\"{new Uri(Simulator, path)}\">");
    }

    [TestMethod]
    public async Task Path_WithMarkup_IsShownAsText()
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await SendAsync(host, "/%3Cimg%20src=x%3E", Page);

        Assert.IsFalse((await response.Content.ReadAsStringAsync()).Contains("<img src=x", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("/events?before=abc", HttpStatusCode.BadRequest)]
    [DataRow("/dashboard/sessions?before=abc", HttpStatusCode.OK)]
    [DataRow("/dashboard/rejected?before=abc", HttpStatusCode.OK)]
    [DataRow("/dashboard/events?event=abc", HttpStatusCode.OK)]
    [DataRow("/dashboard/events?event=99999999999999999999", HttpStatusCode.OK)]
    public async Task Query_ThatIsJunk_IsNotAFaultOfTheHost(string path, HttpStatusCode status)
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await SendAsync(host, path, Page, host.Settings.Tokens.Reader);

        Assert.AreEqual((status, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [TestMethod]
    [DataRow(Page, "text/html")]
    [DataRow("*/*", "application/problem+json")]
    public async Task Endpoint_ThatThrows_SaysSoWithoutTheDetail(string accept, string type)
    {
        await using var host = await RunningHost.StartAsync(new HostSettings { WidgetBase = new Uri(Simulator, "/embed") }, app =>
            app.MapGet("/broken", string () => throw new InvalidOperationException("secret detail"))
        );

        using var response = await SendAsync(host, "/broken", accept);
        var text = await response.Content.ReadAsStringAsync();

        Assert.AreEqual((HttpStatusCode.InternalServerError, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        StringAssert.Contains(text, "/broken could not be answered.");
        Assert.IsFalse(text.Contains("secret", StringComparison.Ordinal));
        Assert.AreEqual("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [TestMethod]
    public async Task Icon_WhereBrowsersLookForIt_IsThere()
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await host.Http.GetAsync("/favicon.ico");
        using var icon = await host.Http.GetAsync(response.Headers.Location);

        Assert.AreEqual((HttpStatusCode.OK, "image/svg+xml"), (icon.StatusCode, icon.Content.Headers.ContentType?.MediaType));
    }

    private static Task<HttpResponseMessage> SendAsync(
        RunningHost host,
        string path,
        string accept,
        string? token = null,
        HttpMethod? method = null
    )
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Headers = { { "Accept", accept } } };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return host.Http.SendAsync(request);
    }
}
