using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>
/// However a page makes its iframe, its attributes are changed before it loads; and a page that is broken by itself says so.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class TheirEmbedTests
{
    private const string Src = $"https://app.getkoji.com/embed/{Shop.Project}";

    /// <summary>Ways to make one.</summary>
    public static IEnumerable<object[]> Scripts =>
        Ways.Part<object[]>(
            [
                ["""const f = document.createElement("iframe"); f.src = SRC; f.allow = "microphone"; box.append(f);"""],
                [
                    """const f = document.createElement("iframe"); f.setAttribute("allow", "microphone"); box.appendChild(f); f.setAttribute("src", SRC);""",
                ],
                ["""const f = document.createElement("iframe"); f.allow = "microphone"; box.insertBefore(f, null); f.src = SRC;"""],
                [
                    """const d = document.createElement("div"), f = document.createElement("iframe"); d.append(f); f.src = SRC; f.allow = "microphone"; box.replaceChildren(d);""",
                ],
            ],
            2
        );

    [ClassInitialize]
    public static void Enter(TestContext context) => ShopServers.Enter();

    [ClassCleanup]
    public static Task LeaveAsync() => ShopServers.LeaveAsync();

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public async Task Iframe_MadeByAScript_IsChangedBeforeItLoads(string script)
    {
        var making = $$"""{ const SRC = "{{Src}}", box = document.getElementById("dialog"); {{script}} }""";
        await using var run = await TheirRun.StartAsync(await Shop.StartAsync("", making));

        var denied = await run.RunAsync(MicrophonePolicyScenarios.WithoutAllow);
        var failed = await run.RunAsync(ProjectScenarios.UnknownProject);

        Assert.AreEqual(Verdict.Pass, denied.Verdict, ScenarioRun.Explain(denied));
        Assert.AreEqual(Verdict.Pass, failed.Verdict, ScenarioRun.Explain(failed));
    }

    [TestMethod]
    public async Task Microphone_OnAPageThatDoesNotDelegateIt_FailsAndSaysWhy()
    {
        await using var run = await TheirRun.StartAsync(
            await Shop.StartAsync($"""<iframe title="Interview &quot;now&quot;" data-key="k1" width="400" src="{Src}"></iframe>""")
        );

        var result = await run.RunAsync(PageScenarios.Microphone);

        Assert.AreEqual(Verdict.Fail, result.Verdict, ScenarioRun.Explain(result));
        var found = result.Diagnosis.Single();
        Assert.AreEqual((CauseIds.IframeWithoutAllow, Confidence.Proven), (found.Cause, found.Confidence));
        StringAssert.EndsWith(
            found.Correction?.Text,
            "\n  allow=\"microphone\"\n  title=\"Interview &quot;now&quot;\"\n  width=\"400\"></iframe>"
        );
        Assert.AreEqual("The tag's other attributes stay as they are.", found.Correction?.Note);
        Assert.IsFalse(result.Events.Any(item => item.Evidence?.Any(seen => seen.Value.Contains("k1", StringComparison.Ordinal)) == true));
    }
}
