using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>A page is opened as a visitor's browser opens it, and as that of another visitor where one is asked for.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class VisitorTests
{
    private const string Voice =
        $"""<iframe title="Interview" src="https://app.getkoji.com/embed/{Shop.Project}?mode=voice&amp;auto_start=true" allow="microphone"></iframe>""";

    private const string ReloadOnce = """
        <script>
          navigator.serviceWorker.register("worker.js").then(() => navigator.serviceWorker.ready).then(() => {
            if (!sessionStorage.again) { sessionStorage.again = 1; location.reload(); }
          });
        </script>
        """;

    private const string Isolating = """
        onactivate = event => event.waitUntil(clients.claim());
        onfetch = event => event.respondWith(fetch(event.request).then(answer => {
          const headers = new Headers(answer.headers);
          headers.set("Cross-Origin-Embedder-Policy", "require-corp");
          return new Response(answer.body, { status: answer.status, headers });
        }));
        """;

    [ClassInitialize]
    public static void Enter(TestContext context) => ShopServers.Enter();

    [ClassCleanup]
    public static Task LeaveAsync() => ShopServers.LeaveAsync();

    [TestMethod]
    [DataRow(true, "stored")]
    [DataRow(false, "SecurityError")]
    public async Task FrameOfAnotherSite_StoresWhereTheVisitorsBrowserLetsIt(bool allowed, string expected)
    {
        await using var inner = await PlainSite.StartAsync(
            """<script>let word; try { localStorage.x = 1; word = "stored"; } catch (error) { word = error.name; } parent.postMessage(word, "*");</script>"""
        );
        await using var outer = await PlainSite.StartAsync(
            $"""<script>onmessage = event => document.title = event.data;</script><iframe src="http://127.0.0.1:{inner.Address.Port}/"></iframe>"""
        );
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error) { Visitor = new() { ThirdPartyStorage = allowed } };
        await using var context = await browsers.NewContextAsync(BrowserProfile.Microphone, CancellationToken.None);
        var page = await context.NewPageAsync();

        await page.GotoAsync($"http://localhost:{outer.Address.Port}/");
        await page.WaitForFunctionAsync("() => document.title");

        Assert.AreEqual(expected, await page.TitleAsync());
    }

    [TestMethod]
    [DataRow(true, Verdict.Fail, "cross-origin-embedder-policy")]
    [DataRow(false, Verdict.Pass, null)]
    public async Task Page_WhoseServiceWorkerIsolatesIt_FailsWhereServiceWorkersRun(bool run, Verdict verdict, string? cause)
    {
        await using var site = await PlainSite.StartAsync([
            ("/", "text/html", $"<!doctype html><title>Page</title>{ReloadOnce}{Voice}"),
            ("/worker.js", "text/javascript", Isolating),
        ]);
        await using var their = await TheirRun.StartAsync(site.Address, new() { ServiceWorkers = run });

        var result = await their.RunAsync(PageScenarios.Loads with { Watch = TimeSpan.Zero });

        Assert.AreEqual(verdict, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(cause, result.Diagnosis.SingleOrDefault()?.Cause.Value, ScenarioRun.Explain(result));
    }

    [TestMethod]
    [DataRow(MicrophoneSetting.Granted, Verdict.Pass, null)]
    [DataRow(MicrophoneSetting.Denied, Verdict.Fail, "permission-denied")]
    public async Task VoicePageThatStartsByItself_GoesByWhatTheVisitorSays(MicrophoneSetting permission, Verdict verdict, string? cause)
    {
        await using var site = await PlainSite.StartAsync($"<!doctype html><title>Page</title>{Voice}");
        await using var their = await TheirRun.StartAsync(site.Address, new() { Permission = permission });

        var result = await their.RunAsync(PageScenarios.Loads with { Watch = TimeSpan.Zero });

        Assert.AreEqual(verdict, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(cause, result.Diagnosis.SingleOrDefault()?.Cause.Value, ScenarioRun.Explain(result));
    }
}
