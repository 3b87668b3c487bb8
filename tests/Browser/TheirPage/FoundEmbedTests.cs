using System.Text.Json;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using KojiWidgetHarness.Harness.Steps;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Browser.Cli;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>
/// Pages of the kinds on which embeds were reported to fail. A wrong cause, an alarm about a widget that is well, and green where the page is
/// broken are the three faults that must not happen; to name none is better than any of them.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class FoundEmbedTests
{
    public static IEnumerable<object[]> Names => FoundEmbed.All.Select(embed => new object[] { embed.Name });

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

        var result = await their.RunAsync(PageScenarios.Loads with { Steps = embed.Cause is null && embed.Warning is null ? [new AwaitAnswer(), new AwaitEvent(embed.Until)] : [new AwaitEvent(embed.Until)], Watch = TimeSpan.Zero });

        Assert.AreEqual(embed.Cause is null ? Verdict.Pass : Verdict.Fail, result.Verdict, Play.Explain(result));
        Assert.AreEqual(embed.Warning?.Value ?? "", string.Join(' ', result.Warnings.Select(warning => warning.Code.Value)), Play.Explain(result));
        if (embed.Cause is null)
            return;
        Assert.AreEqual(embed.Cause, string.Join(' ', result.Diagnosis.Select(found => found.Cause.Value)), Play.Explain(result));
        AssertNotWrongInThePage(result, embed.Cause);
    }

    [TestMethod]
    public async Task Check_FindsWhatStandsInTheirSource()
    {
        var sites = new List<PlainSite>();
        try
        {
            foreach (var embed in FoundEmbed.All)
                sites.Add(await StartAsync(embed));

            var cli = await CommandLine.RunAsync($"check {string.Join(' ', sites.Select(site => site.Address))} --format json");

            using var json = JsonDocument.Parse(cli.Output);
            var found = json.RootElement.GetProperty("pages").EnumerateArray().ToDictionary(page => page.GetProperty("page").GetString()!, Errors);
            foreach (var (embed, site) in FoundEmbed.All.Zip(sites))
                Assert.AreEqual(embed.Finds, found[site.Address.AbsoluteUri], embed.Name);
        }
        finally
        {
            foreach (var site in sites)
                await site.DisposeAsync();
        }
    }

    // A page sees less: it may name none, or several that look the same to it, but never only others.
    private static void AssertNotWrongInThePage(ScenarioResult result, string cause)
    {
        var failure = result.Events.First(item => item.Severity == Severity.Error && item.Trust.Level == TrustLevel.Trusted);
        var inPage = Diagnostician.Diagnose(failure.Code, failure.Evidence ?? []).Select(found => found.Cause.Value).ToList();
        Assert.IsTrue(inPage.Count == 0 || inPage.Contains(cause), $"in the page: {string.Join(' ', inPage)}");
    }

    private static string Errors(JsonElement page) => string.Join(' ', page.GetProperty("findings").EnumerateArray()
        .Where(finding => finding.GetProperty("severity").GetString() == "error")
        .Select(finding => finding.GetProperty("rule").GetString()).Distinct().Order(StringComparer.Ordinal));

    private static Task<PlainSite> StartAsync(FoundEmbed embed) => PlainSite.StartAsync(
        [("/", "text/html; charset=utf-8", embed.Html)],
        embed.Header is { } header ? [KeyValuePair.Create(header.Name, header.Value)] : Array.Empty<KeyValuePair<string, string>>());
}
