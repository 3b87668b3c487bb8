using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class EmbedPageTests
{
    // None of them changes it.
    private static RunningHost host = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext _) => host = await RunningHost.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await host.DisposeAsync();

    [TestMethod]
    public async Task Page_WithoutQuery_EmbedsTheActiveProjectWithMicrophone()
    {
        var frame = await FrameAsync("");

        Assert.AreEqual($"{RunningHost.WidgetOrigin}/embed/{SimulatorProjects.Active}", frame.GetAttribute("src"));
        Assert.AreEqual("microphone", frame.GetAttribute("allow"));
        Assert.IsFalse(frame.HasAttribute("sandbox"));
    }

    [TestMethod]
    [DataRow("mode", "voice")]
    [DataRow("theme", "dark")]
    [DataRow("accent_color", "ff8800")]
    [DataRow("hide_header", "true")]
    [DataRow("hide_branding", "true")]
    [DataRow("respondent_name", "Ada & Co")]
    [DataRow("respondent_email", "ada@example.org")]
    [DataRow("language", "de")]
    [DataRow("metadata", """{"plan":"pro","n":"\"<&"}""")]
    [DataRow("guide_id", "g1")]
    [DataRow("auto_start", "true")]
    public async Task Page_DocumentedParameter_ReachesTheWidgetUnchanged(string name, string value)
    {
        var frame = await FrameAsync($"?{name}={Uri.EscapeDataString(value)}");

        var query = System.Web.HttpUtility.ParseQueryString(new Uri(frame.GetAttribute("src")!).Query);
        Assert.AreEqual(value, query[name]);
        Assert.HasCount(1, query);
    }

    [TestMethod]
    [DataRow("?allow=", null)]
    [DataRow("?allow=camera", "camera")]
    public async Task Page_Allow_CanBeChangedAndLeftOut(string query, string? expected) =>
        Assert.AreEqual(expected, (await FrameAsync(query)).GetAttribute("allow"));

    [TestMethod]
    public async Task Page_HostileValues_StayValues()
    {
        const string hostile = "\"><script>alert(1)</script>";
        var encoded = Uri.EscapeDataString(hostile);

        var page = await ParseAsync($"?sandbox={encoded}&project={encoded}&run={encoded}&theme={encoded}");

        Assert.AreEqual(hostile, page.QuerySelector("iframe")?.GetAttribute("sandbox"));
        Assert.IsTrue(page.Scripts.All(script => script.HasAttribute("src")), "only scripts with a src were written by us");
    }

    [TestMethod]
    [DataRow("https://evil.example/embed")]
    [DataRow("http://localhost.evil.example/embed")]
    [DataRow("javascript:alert(1)")]
    [DataRow("not an address")]
    public async Task Page_WidgetElsewhere_IsRefusedWithTheRemedy(string widget)
    {
        using var response = await host.Http.GetAsync($"{ProtocolRoutes.EmbedPage}?widget={Uri.EscapeDataString(widget)}");

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        StringAssert.Contains(await response.Content.ReadAsStringAsync(), "The widget address must be on this machine or on one of");
    }

    [TestMethod]
    public async Task Page_Snippet_IsTheIframeThatIsEmbedded()
    {
        var page = await ParseAsync("?mode=voice&sandbox=allow-scripts");

        var snippet = new HtmlParser().ParseDocument(page.QuerySelector("pre code")!.TextContent).QuerySelector("iframe")!;

        var embedded = page.QuerySelector("main .stage iframe")!;
        foreach (var name in new[] { "src", "allow", "sandbox", "title" })
            Assert.AreEqual(embedded.GetAttribute(name), snippet.GetAttribute(name), name);
    }

    private static async Task<IElement> FrameAsync(string query)
    {
        return (await ParseAsync(query)).QuerySelector("iframe#widget")!;
    }

    private static async Task<IHtmlDocument> ParseAsync(string query) =>
        new HtmlParser().ParseDocument(await host.Http.GetStringAsync(ProtocolRoutes.EmbedPage + query));
}
