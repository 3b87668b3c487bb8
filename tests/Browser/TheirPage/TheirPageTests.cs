using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>The causes come out on a page of somebody else's as they do on ours.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class TheirPageTests
{
    private const string Embed =
        $"""<iframe title='Interview "now"' width=400 height=600 src="https://app.getkoji.com/embed/{Shop.Project}?theme=dark&amp;respondent_name=A%20B" allow="microphone"></iframe>""";

    // A scenario has one for itself; the next one takes it over.
    private static readonly ConcurrentBag<TheirRun> Free = [];

    // These reach the widget's address or the page itself by other means here than on our own page.
    private static readonly Type[] ByOtherMeans =
    [
        typeof(NothingListens),
        typeof(WidgetNameUnknown),
        typeof(ConnectionReset),
        typeof(UntrustedCertificate),
        typeof(Redirects),
        typeof(PageOnHttps),
        typeof(HostPageHeader),
    ];

    public static IEnumerable<object[]> Names =>
        Ways.Part(PageScenarios.All.Concat(Ways.OneOfEach(ByOtherMeans)), 6).Select(scenario => new object[] { scenario.Name });

    [ClassInitialize]
    public static void Enter(TestContext context) => ShopServers.Enter();

    [ClassCleanup]
    public static async Task StopAsync()
    {
        while (Free.TryTake(out var run))
            await run.DisposeAsync();
        await ShopServers.LeaveAsync();
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task Scenario_OnTheirPage_ComesOutTheSame(string name)
    {
        var scenario = PageScenarios.All.Concat(ScenarioCatalog.All).Single(item => item.Name == name);

        var run = Free.TryTake(out var free) ? free : await TheirRun.StartAsync(await Shop.StartAsync(Embed));
        var result = await run.RunAsync(scenario with { Watch = TimeSpan.Zero });
        Free.Add(run);

        // What the browser throws has no address, and beside a frame of somebody else's it may be theirs: no cause is named then.
        if (scenario == WidgetPageScenarios.StorageDenied)
        {
            Assert.IsEmpty(result.Diagnosis, ScenarioRun.Explain(result));
            return;
        }

        Assert.AreEqual(Verdict.Pass, result.Verdict, ScenarioRun.Explain(result));
        if (scenario.Expect is not { } expected)
            return;
        Assert.AreEqual(expected.Cause, result.Diagnosis.Single(found => found.Confidence == Confidence.Proven).Cause);
        var failure = result.Events.First(item => item.Code == expected.Code && item.Trust.Reason != TrustReason.WindowIsNotTheWidget);
        var inPage = Diagnostician.Diagnose(failure.Code, failure.Evidence ?? []).Select(found => found.Cause).ToList();
        // This page lets nothing ask the widget's address, so what only such an answer tells stays open: nothing wrong is named instead.
        Assert.IsTrue(inPage.Count == 0 || inPage.Contains(expected.Cause), string.Join(", ", inPage));
    }
}
