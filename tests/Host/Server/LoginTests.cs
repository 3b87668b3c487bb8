using System.Net;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class LoginTests
{
    [TestMethod]
    public async Task Page_WithoutAToken_HasALabelledFieldAndKeepsWhereOneWantedToGo()
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await AskAsync(host, $"{ProtocolRoutes.Login}?ReturnUrl=%2Fdashboard%2Fcharts");
        var page = await response.Content.ReadAsStringAsync();

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        StringAssert.Contains(page, "<title>Log in · Koji Widget Harness</title>");
        StringAssert.Contains(page, "<label for=\"token\">");
        StringAssert.Contains(page, "value=\"/dashboard/charts\"");
        Assert.IsFalse(page.Contains("role=\"alert\"", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Form_WithTheReaderToken_OrALinkThatCarriesIt_LeadsOnWithATicket()
    {
        await using var host = await RunningHost.StartAsync();
        var reader = host.Settings.Tokens.Reader;

        foreach (var given in new[] { reader, $"  {reader}\n", $"http://localhost:1/login?access_token={reader}&returnUrl=%2Fdashboard" })
        {
            using var response = await SubmitAsync(host, given, "/dashboard/charts");

            var entered = await Entered.ReadAsync(response);
            Assert.AreEqual("/dashboard/charts", entered.Next);
            Assert.AreEqual(HttpStatusCode.OK, await RenewAsync(host, entered.Ticket));
        }
    }

    [TestMethod]
    [DataRow("", "Paste the token.")]
    [DataRow("guess", "This is not a token of this host.")]
    [DataRow("INGEST", "This is the token with which pages send events")]
    public async Task Form_WithAnotherText_SaysWhatIsWrong(string given, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        using var response = await SubmitAsync(host, given == "INGEST" ? host.Settings.Tokens.Ingest : given, "https://evil.example");
        var page = await response.Content.ReadAsStringAsync();

        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        StringAssert.Contains(page, expected);
        StringAssert.Contains(page, "role=\"alert\"");
        Assert.IsFalse(page.Contains("data-ticket", StringComparison.Ordinal));
        Assert.IsFalse(page.Contains(host.Settings.Tokens.Ingest, StringComparison.Ordinal), "what was typed is not shown again");
    }

    [TestMethod]
    public async Task Form_FromAnotherSite_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, ProtocolRoutes.Login)
        {
            Content = Form(host.Settings.Tokens.Reader, "/"),
            Headers = { { "Origin", "https://evil.example" } },
        };

        using var response = await host.Http.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.Forbidden, response.StatusCode);
        StringAssert.Contains(await response.Content.ReadAsStringAsync(), "This page may not talk to the host");
    }

    [TestMethod]
    [DataRow("//evil.example", "/dashboard")]
    [DataRow("/\\evil.example", "/dashboard")]
    [DataRow("/\t/evil.example", "/dashboard")]
    [DataRow("/\r\nX-Sent: 1", "/dashboard")]
    [DataRow("/.//evil.example", "/dashboard")]
    [DataRow("/x/..//evil.example", "/dashboard")]
    [DataRow("https:evil.example", "/dashboard")]
    [DataRow("javascript:alert(1)", "/dashboard")]
    [DataRow("~/dashboard", "/dashboard")]
    [DataRow("@evil.example", "/dashboard")]
    [DataRow("/dashboard/charts?code=widget.ready&access_token=guess#c", "/dashboard/charts?code=widget.ready#c")]
    [DataRow("/dashboard?Access_Token=guess", "/dashboard")]
    [DataRow("/dashboard/sessions/ü", "/dashboard/sessions/%C3%BC")]
    [DataRow("/dashboard?text=a%20b%2B%26c", "/dashboard?text=a%20b%2B%26c")]
    public async Task ReturnAddress_LeadsWithinThisHost_AndCarriesNoToken(string given, string expected)
    {
        await using var host = await RunningHost.StartAsync();

        using var form = await AskAsync(host, $"{ProtocolRoutes.Login}?{ProtocolRoutes.ReturnParameter}={Uri.EscapeDataString(given)}");
        using var sent = await SubmitAsync(host, host.Settings.Tokens.Reader, given);
        using var link = await AskAsync(
            host,
            $"{ProtocolRoutes.Login}?{ProtocolRoutes.TokenParameter}={host.Settings.Tokens.Reader}"
                + $"&{ProtocolRoutes.ReturnParameter}={Uri.EscapeDataString(given)}"
        );

        Assert.AreEqual(expected, (await Entered.ReadAsync(sent)).Next);
        Assert.AreEqual(expected, (await Entered.ReadAsync(link)).Next);
        StringAssert.Contains(
            await form.Content.ReadAsStringAsync(),
            $"value=\"{expected.Replace("&", "&amp;", StringComparison.Ordinal)}\""
        );
    }

    [TestMethod]
    public async Task Login_SetsNoCookie_AndIsKeptByNobody()
    {
        await using var host = await RunningHost.StartAsync();

        using var sent = await SubmitAsync(host, host.Settings.Tokens.Reader, "/");
        using var page = await AskAsync(host, ProtocolRoutes.Dashboard);

        foreach (var response in new[] { sent, page })
        {
            Assert.IsFalse(response.Headers.Contains("Set-Cookie"));
            Assert.IsTrue(response.Headers.CacheControl?.NoStore);
            Assert.AreEqual("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        }
    }

    private static Task<HttpResponseMessage> SubmitAsync(RunningHost host, string token, string returnUrl) =>
        host.Http.SendAsync(
            new(HttpMethod.Post, ProtocolRoutes.Login) { Content = Form(token, returnUrl), Headers = { { "Accept", "text/html" } } }
        );

    private static FormUrlEncodedContent Form(string token, string returnUrl) =>
        new([KeyValuePair.Create(ProtocolRoutes.TokenParameter, token), KeyValuePair.Create(ProtocolRoutes.ReturnParameter, returnUrl)]);

    private static async Task<HttpStatusCode> RenewAsync(RunningHost host, string ticket)
    {
        using var response = await host.SendWithTicketAsync(HttpMethod.Post, ProtocolRoutes.LoginTicket, ticket);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> AskAsync(RunningHost host, string address) =>
        host.Http.SendAsync(new(HttpMethod.Get, address) { Headers = { { "Accept", "text/html" } } });
}
