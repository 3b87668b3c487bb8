using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Live;
using KojiWidgetHarness.Tests.Browser.Pages;

namespace KojiWidgetHarness.Tests.Browser.Checks;

/// <summary>Pages in a browser: what is compared, and what is not.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class LiveCheckerTests
{
    private const string Widget =
        "<!doctype html><title>Widget</title><script>parent.postMessage('ready', location.ancestorOrigins[0])</script>";
    private const string Worker = """
        addEventListener("install", () => skipWaiting());
        addEventListener("activate", event => event.waitUntil(clients.claim()));
        addEventListener("fetch", event => {
          if (event.request.mode !== "navigate") return;
          event.respondWith(fetch(event.request).then(response => {
            const headers = new Headers(response.headers);
            headers.set("Cross-Origin-Embedder-Policy", "require-corp");
            return new Response(response.body, { status: response.status, headers });
          }));
        });
        """;

    private static readonly Prediction Yes = new()
    {
        Loads = true,
        Microphone = true,
        Messages = true,
    };
    private static readonly Prediction No = new()
    {
        Loads = false,
        Microphone = false,
        Messages = false,
    };

    private static HarnessBrowsers? browsers;
    private static PlainSite? widget;

    private static string Origin => widget!.Address.GetLeftPart(UriPartial.Authority);

    [ClassInitialize]
    public static async Task StartAsync(TestContext test)
    {
        browsers = new(headed: false, TextWriter.Null, BrowserNetwork.Everywhere);
        widget = await PlainSite.StartAsync([("/", "text/html", Widget)]);
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await browsers!.DisposeAsync();
        await widget!.DisposeAsync();
    }

    [TestMethod]
    [DataRow(
        "const f = document.createElement('iframe'); f.src = '{0}/'; f.title = 'x'; f.allow = 'microphone'; document.body.append(f);",
        true,
        ""
    )]
    [DataRow(
        "const f = document.createElement('iframe'); f.src = '{0}/'; f.title = 'x'; document.body.append(f);",
        false,
        "allow-microphone"
    )]
    [DataRow(
        "const r = document.body.attachShadow({ mode: 'open' }); r.innerHTML = '<iframe title=x allow=microphone src={0}/></iframe>';",
        true,
        ""
    )]
    [DataRow(
        "const r = document.body.attachShadow({ mode: 'closed' }); r.innerHTML = '<iframe title=x src={0}/></iframe>';",
        false,
        "allow-microphone"
    )]
    [DataRow("document.body.innerHTML = '<iframe title=x allow=microphone></iframe>'; frames[0].location = '{0}/';", false, "src-missing")]
    [DataRow("document.body.innerHTML = '<iframe title=x allow=\"microphone {0}\"></iframe>'; frames[0].location = '{0}/';", true, "")]
    public async Task Widget_ThatAScriptPutsIn_IsSeenAndChecked(string script, bool microphone, string rule)
    {
        await using var site = await PlainSite.StartAsync(
            $"<!doctype html><title>Page</title><body><script>{script.Replace("{0}", Origin, StringComparison.Ordinal)}</script>"
        );

        var page = await LookAsync(site);

        var embed = page.Embeds.Single();
        Assert.AreEqual(Yes with { Microphone = microphone }, embed.Predicts, Describe(page));
        Assert.AreEqual((true, microphone), (embed.Observed?.Loads, embed.Observed?.Microphone), Describe(page));
        Assert.AreEqual(
            rule,
            string.Join(
                ' ',
                page.Findings.Where(finding => finding.Rule != "src-missing" || finding.Line == 0).Select(finding => finding.Rule)
            ),
            Describe(page)
        );
    }

    [TestMethod]
    public async Task Widget_ThatWentToAnotherOrigin_IsNotTakenForALateAllow()
    {
        await using var leaving = await PlainSite.StartAsync(
            $"<!doctype html><title>Leaves</title><script>location.replace('{Origin.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/')</script>"
        );
        await using var site = await PlainSite.StartAsync(
            $"<!doctype html><title>Page</title><iframe title=x src=\"{leaving.Address}\" allow=microphone></iframe>"
        );

        var page = await LookAsync(site, leaving.Address);

        Assert.AreEqual(
            (true, false),
            (page.Embeds.Single().Predicts.Microphone, page.Embeds.Single().Observed?.Microphone),
            Describe(page)
        );
        Assert.IsEmpty(page.Findings.Where(finding => finding.Rule == "allow-microphone"), Describe(page));
    }

    [TestMethod]
    [DataRow("https://koji.invalid:1/", "ERR_")]
    [DataRow("{0}/nothing", "the answer is 404")]
    public async Task Widget_ThatTheBrowserDoesNotReach_IsNotCompared(string src, string error)
    {
        var address = src.Replace("{0}", Origin, StringComparison.Ordinal);
        await using var site = await PlainSite.StartAsync(
            $"<!doctype html><title>Page</title><iframe title=x src=\"{address}\" allow=microphone></iframe>"
        );

        var page = await LookAsync(site, new Uri(address));

        Assert.AreEqual(new Prediction(), page.Embeds.Single().Observed, Describe(page));
        Assert.AreEqual("not-reached", page.Findings[0].Rule, Describe(page));
        Assert.Contains(error, page.Findings[0].Message);
        Assert.IsEmpty(page.Findings.Where(finding => finding.Rule == "prediction-differs"));
    }

    [TestMethod]
    public async Task Page_ToWhichAServiceWorkerAddsAPolicy_IsPredictedByWhatTheBrowserGot()
    {
        const string Reload =
            "navigator.serviceWorker.register('worker.js').then(() => navigator.serviceWorker.ready).then(() => { if (!sessionStorage.again) { sessionStorage.again = 1; location.reload(); } });";
        await using var site = await PlainSite.StartAsync([
            (
                "/",
                "text/html",
                $"<!doctype html><title>Page</title><script>{Reload}</script><iframe title=x src=\"{Origin}/\" allow=microphone></iframe>"
            ),
            ("/worker.js", "text/javascript", Worker),
        ]);

        var page = await LookAsync(site);

        Assert.AreEqual((No, No), (page.Embeds.Single().Predicts, page.Embeds.Single().Observed), Describe(page));
        Assert.AreEqual("embedder-policy", page.Embeds.Single().Because.Loads);
        Assert.Contains("A service worker", page.Findings.Single(finding => finding.Rule == "served-otherwise").Message);
    }

    private static async Task<CheckedPage> LookAsync(PlainSite site, params Uri[] origins)
    {
        using var fetcher = new PageFetcher();
        var checker = new PageChecker([new Uri(Origin), .. origins]);
        var source = (await fetcher.GetAsync(new Uri($"http://localhost:{site.Address.Port}/"), CancellationToken.None)).Source!;
        return await new LiveChecker(browsers!, checker).ObserveAsync(source, checker.Check(source), CancellationToken.None);
    }

    private static string Describe(CheckedPage page) =>
        string.Join('\n', page.Findings.Select(finding => $"{finding.Rule}: {finding.Message}"));
}
