using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Sites;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>A widget is found by its document, wherever in a page its iframe stands.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class WhereverItStandsTests
{
    private const string Src = $"https://app.getkoji.com/embed/{Shop.Project}?mode=voice&auto_start=true";
    private const string Good = $"""<iframe title="Interview" src="{Src}" allow="microphone"></iframe>""";
    private const string WithoutAllow = $"""<iframe title="Interview" src="{Src}"></iframe>""";

    [ClassInitialize]
    public static void Enter(TestContext context) => ShopServers.Enter();

    [ClassCleanup]
    public static Task LeaveAsync() => ShopServers.LeaveAsync();

    [TestMethod]
    [DataRow($"""<div><template shadowrootmode="open">{Good}</template></div>""", null, DisplayName = "open shadow root")]
    [DataRow(
        $"""<div><template shadowrootmode="open">{WithoutAllow}</template></div>""",
        "iframe-without-allow",
        DisplayName = "open shadow root, without allow"
    )]
    [DataRow("""<iframe title="Outer" src="/inner" allow="microphone"></iframe>""", null, DisplayName = "frame of the page's own")]
    [DataRow(
        $"""<iframe title="Interview" allow="microphone"></iframe><script>frames[0].location = "{Src}";</script>""",
        "frame-without-src",
        DisplayName = "led there by a script"
    )]
    public async Task Widget_IsFoundAndJudged(string body, string? cause)
    {
        await using var site = await PlainSite.StartAsync([
            ("/", "text/html", $"<!doctype html><title>Page</title>{body}"),
            ("/inner", "text/html", $"<!doctype html><title>Inner</title>{Good}"),
        ]);
        await using var their = await TheirRun.StartAsync(site.Address);

        var result = await their.RunAsync(PageScenarios.Loads with { Watch = TimeSpan.Zero });

        Assert.AreEqual(cause is null ? Verdict.Pass : Verdict.Fail, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(cause ?? "", string.Join(' ', result.Diagnosis.Select(found => found.Cause.Value)), ScenarioRun.Explain(result));
    }

    [TestMethod]
    public async Task Page_ThatFramesTheWidgetsPageOfAnotherSite_SaysWhichToRun()
    {
        await using var builder = await PlainSite.StartAsync(Good);
        await using var site = await PlainSite.StartAsync(
            $"""<!doctype html><title>Page</title><iframe title="Builder" src="{builder.Address}"></iframe>"""
        );

        var missing = await Assert.ThrowsAsync<EmbedNotFoundException>(() =>
            PageSurvey.FindAsync(
                TestBrowser.Shared,
                new UriBuilder(site.Address) { Host = "localhost" }.Uri,
                KojiAddress.Published,
                null,
                CancellationToken.None
            )
        );

        StringAssert.Contains(missing.Message, $"run --page {builder.Address}. ");
    }

    [TestMethod]
    [DataRow(
        """<iframe title="Interview" src=”https://app.getkoji.com/embed/x”></iframe>""",
        "Its only iframe is http://localhost:",
        "An address of Koji's is in its source"
    )]
    [DataRow(
        """<script>throw new TypeError("This document requires 'TrustedHTML' assignment.");</script>""",
        "It has no iframe at all.",
        "Its script failed: TypeError: This document requires"
    )]
    [DataRow("<iframe title=a></iframe><iframe title=b></iframe>", "It has 2 iframes: without src, without src.", "--click")]
    public async Task Page_WithoutWidget_SaysWhatIsThereInstead(string body, params string[] expected)
    {
        await using var site = await PlainSite.StartAsync([("/", "text/html; charset=utf-8", $"<!doctype html><title>Page</title>{body}")]);

        var missing = await Assert.ThrowsAsync<EmbedNotFoundException>(() =>
            PageSurvey.FindAsync(TestBrowser.Shared, site.Address, KojiAddress.Published, null, CancellationToken.None)
        );

        foreach (var part in expected)
            StringAssert.Contains(missing.Message, part);
        Assert.DoesNotContain('\n', missing.Message);
    }
}
