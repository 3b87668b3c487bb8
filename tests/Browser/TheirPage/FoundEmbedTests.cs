using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Live;
using KojiWidgetHarness.Scenarios.Sites;
using KojiWidgetHarness.Scenarios.Steps;
using KojiWidgetHarness.Tests.Browser.Cli;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Browser.Scenarios;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>
/// Pages of the kinds on which embeds were reported to fail. A wrong cause, an alarm about a widget that is well, and green where the page
/// is broken are the three faults that must not happen; to name none is better than any of them.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class FoundEmbedTests
{
    public static IEnumerable<object[]> Names => Ways.Part(FoundEmbed.Chosen, 9).Select(embed => new object[] { embed.Name });

    [ClassInitialize]
    public static void Enter(TestContext context) => ShopServers.Enter();

    [ClassCleanup]
    public static Task LeaveAsync() => ShopServers.LeaveAsync();

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task Page_IsJudgedByWhatIsTrueOfIt(string name)
    {
        var embed = FoundEmbed.All.Single(item => item.Name == name);
        await using var site = await StartAsync(embed);
        await using var their = await TheirRun.StartAsync(site.Address);

        var result = await their.RunAsync(
            PageScenarios.Loads with
            {
                Steps =
                    embed.Cause is null && embed.Warning is null
                        ? [new AwaitAnswer(), new AwaitEvent(embed.Until)]
                        : [new AwaitEvent(embed.Until)],
                Watch = TimeSpan.Zero,
            }
        );

        Assert.AreEqual(embed.Cause is null ? Verdict.Pass : Verdict.Fail, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(
            embed.Warning?.Value ?? "",
            string.Join(' ', result.Warnings.Select(warning => warning.Code.Value)),
            ScenarioRun.Explain(result)
        );
        if (embed.Cause is null)
            return;
        Assert.AreEqual(embed.Cause, string.Join(' ', result.Diagnosis.Select(found => found.Cause.Value)), ScenarioRun.Explain(result));
        AssertNotWrongInThePage(result, embed.Cause);
    }

    [TestMethod]
    public async Task Page_ThatLoadsAnew_IsJudgedByWhatItThenIs()
    {
        await using var site = await StartAsync(FoundEmbed.WellOnlyAtFirst);
        await using var their = await TheirRun.StartAsync(site.Address);

        var result = await their.RunAsync(PageScenarios.Loads with { Watch = TimeSpan.FromSeconds(1) });

        Assert.AreEqual(Verdict.Fail, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual("sandbox-without-scripts", result.Diagnosis.Single().Cause.Value, ScenarioRun.Explain(result));
    }

    [TestMethod]
    public async Task BridgeTag_InEveryPage_TellsWhatIsTrueAndNothingWrong()
    {
        var servers = await ShopServers.TakeAsync();
        var (host, runs) = (servers.Servers.Target.Host, $"tags-{Guid.NewGuid():N}");
        using var http = HarnessHttp.NewClient(host);
        var token = Regex.Match(await http.GetStringAsync(ProtocolRoutes.EmbedPage), "data-token=\"([^\"]+)\"").Groups[1].Value;
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            Ways.Part(FoundEmbed.Chosen, 7).Index(),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (item, ending) =>
            {
                // A page that loads itself anew goes on in another session of its run.
                var (run, embed) = ($"{runs}-{item.Index}", item.Item);
                var tag =
                    $"<script src=\"{host}{ProtocolRoutes.BridgeScript.TrimStart('/')}\" data-token=\"{token}\" data-run=\"{run}\"></script>";
                await using var site = await StartAsync(embed, tag);
                await using var context = await servers.Browsers.NewContextAsync(
                    new BrowserNeeds { Profile = BrowserProfile.Microphone, ServiceWorkers = true },
                    [],
                    ending
                );
                await context.GrantPermissionsAsync(["microphone"]);
                var page = await context.NewPageAsync();
                await page.AddInitScriptAsync(
                    "addEventListener('load', () => document.querySelector('iframe[loading=lazy]')?.scrollIntoView())"
                );
                await page.GotoAsync(site.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
                var seen = await ReadUntilAsync(servers.Servers.Target, run, one =>
                    one.Code == embed.Until && one.Trust.Level == TrustLevel.Trusted
                );
                var until = seen[^1];

                var named = Diagnostician.Diagnose(until).Select(found => found.Cause.Value).ToList();
                if (embed.Cause is not null && named.Count > 0 && !named.Contains(embed.Cause))
                    wrong.Add($"{embed.Name}: {string.Join(' ', named)}");
                if (
                    embed.Cause is null
                    && seen.FirstOrDefault(one => one.Severity == Severity.Error && one.Trust.Level == TrustLevel.Trusted) is { } alarm
                )
                    wrong.Add($"{embed.Name}: {alarm.Code}");
            }
        );

        servers.GiveBack();
        Assert.AreEqual("", string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public async Task Check_FindsWhatIsInTheirSource()
    {
        var sites = new List<PlainSite>();
        try
        {
            foreach (var embed in FoundEmbed.All)
                sites.Add(await StartAsync(embed));

            var cli = await CommandLine.RunAsync($"check {string.Join(' ', sites.Select(site => site.Address))} --format json");

            using var json = JsonDocument.Parse(cli.Output);
            var found = json
                .RootElement.GetProperty("pages")
                .EnumerateArray()
                .ToDictionary(page => page.GetProperty("page").GetString()!, Errors);
            foreach (var (embed, site) in FoundEmbed.All.Zip(sites))
                Assert.AreEqual(embed.Finds, found[site.Address.AbsoluteUri], embed.Name);
        }
        finally
        {
            foreach (var site in sites)
                await site.DisposeAsync();
        }
    }

    [TestMethod]
    [DataRow("Trusted Types", "require-trusted-types-for 'script'", "document.body.innerHTML = '{0}';", "TrustedHTML")]
    [DataRow("a script policy", "script-src 'self'", "document.body.innerHTML = '{0}';", "kept a script from running")]
    [DataRow("an exception", "img-src 'self'", "missing.append('{0}');", "missing is not defined")]
    public async Task Widget_ThatDoesNotGetIn_IsMissedWithWhatKeptItOut(string name, string policy, string script, string expected)
    {
        var embed = FoundEmbed.Inserted(name, script) with { Header = ("Content-Security-Policy", policy) };
        await using var site = await StartAsync(embed);
        var servers = await ShopServers.TakeAsync();
        var checker = new PageChecker([]);
        using var fetcher = new PageFetcher();
        var source = (await fetcher.GetAsync(site.Address, CancellationToken.None)).Source!;

        var live = await new LiveChecker(servers.Browsers, checker).ObserveAsync(source, checker.Check(source), CancellationToken.None);
        var missing = await Assert.ThrowsExactlyAsync<EmbedNotFoundException>(() =>
            PageSurvey.FindAsync(servers.Browsers, site.Address, KojiAddress.Published, click: null, CancellationToken.None)
        );

        servers.GiveBack();
        Assert.Contains(expected, live.Findings.Single(finding => finding.Rule == "embed-missing").Message);
        Assert.Contains(expected, missing.Message);
    }

    [TestMethod]
    public async Task CheckLive_SeesWhatIsTrue_AndContradictsItselfNowhere()
    {
        var servers = await ShopServers.TakeAsync();
        var (checker, wrong) = (new PageChecker([]), new ConcurrentBag<string>());
        var live = new LiveChecker(servers.Browsers, checker);
        using var fetcher = new PageFetcher();

        await Parallel.ForEachAsync(
            Ways.Part(FoundEmbed.Chosen, 9),
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (embed, ending) =>
            {
                await using var site = await StartAsync(embed);
                var source = (await fetcher.GetAsync(site.Address, ending)).Source!;
                var page = await live.ObserveAsync(source, checker.Check(source), ending);
                foreach (var seen in page.Embeds.Select(item => item.Observed).OfType<Prediction>())
                {
                    if (seen.Loads is { } loads && loads != embed.Loads)
                        wrong.Add($"{embed.Name}: loads {loads}");
                    if (embed.Cause is null && embed.Warning is null && seen.Microphone == false)
                        wrong.Add($"{embed.Name}: no microphone");
                }

                if (embed.Until == EventCodes.MicrophoneDenied && page.Embeds.All(item => item.Observed?.Microphone == true))
                    wrong.Add($"{embed.Name}: microphone");
                foreach (var finding in page.Findings.Where(finding => finding.Rule == PredictionDiffers.Info.Id.Value))
                    wrong.Add($"{embed.Name}: {finding.Message}");
            }
        );

        servers.GiveBack();
        Assert.AreEqual("", string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    // A page sees less: it may name none, or several that look the same to it, but never only others.
    private static void AssertNotWrongInThePage(ScenarioResult result, string cause)
    {
        var failure = result.Events.First(item => item.Severity == Severity.Error && item.Trust.Level == TrustLevel.Trusted);
        var inPage = Diagnostician.Diagnose(failure.Code, failure.Evidence ?? []).Select(found => found.Cause.Value).ToList();
        Assert.IsTrue(inPage.Count == 0 || inPage.Contains(cause), $"in the page: {string.Join(' ', inPage)}");
    }

    private static string Errors(JsonElement page) =>
        string.Join(
            ' ',
            page.GetProperty("findings")
                .EnumerateArray()
                .Where(finding => finding.GetProperty("severity").GetString() == "error")
                .Select(finding => finding.GetProperty("rule").GetString())
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    private static async Task<List<EventEnvelope>> ReadUntilAsync(HarnessTarget target, string run, Func<EventEnvelope, bool> fits)
    {
        using var patience = new CancellationTokenSource(Guard.Patience);
        await using var feed = await FeedConnection.OpenAsync(target.Host, target.ReaderToken, patience.Token);
        var read = new List<EventEnvelope>();
        await foreach (var slice in feed.ReadAfterAsync(0, new() { Run = run }, patience.Token))
        {
            foreach (var item in slice)
            {
                read.Add(item);
                if (fits(item))
                    return read;
            }
        }

        throw new AssertFailedException($"The feed of {run} ended.");
    }

    private static Task<PlainSite> StartAsync(FoundEmbed embed, string tag = "") =>
        PlainSite.StartAsync(
            [("/", "text/html; charset=utf-8", embed.Html(tag)), ("/worker.js", "text/javascript", embed.Script ?? "")],
            embed.Header is { } header ? [KeyValuePair.Create(header.Name, header.Value)] : Array.Empty<KeyValuePair<string, string>>()
        );
}
