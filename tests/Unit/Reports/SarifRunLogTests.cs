using System.Text.Json;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class SarifRunLogTests
{
    [TestMethod]
    public async Task Run_WithEveryVerdict_HasAResultForWhatIsToBeFixedOnly()
    {
        using var written = await Written.AsAsync(ReportKind.Sarif, MadeUpRuns.Red);
        using var json = JsonDocument.Parse(written.Text);
        var run = json.RootElement.GetProperty("runs")[0];

        Lines.AreEqual(
            run.GetProperty("results")
                .EnumerateArray()
                .Select(result =>
                    $"{Word(result, "ruleId")} {Word(result, "level")} {Word(result.GetProperty("locations")[0].GetProperty("logicalLocations")[0], "name")}"
                ),
            "scenario-fail error wrong-cause",
            "scenario-inconclusive error slow",
            "scenario-error error dead-browser",
            "scenario-flaky warning now-and-then",
            "scenario-fail error never"
        );
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (var result in run.GetProperty("results").EnumerateArray())
            Assert.AreEqual(Word(result, "ruleId"), Word(rules[result.GetProperty("ruleIndex").GetInt32()], "id"));
        var invocation = run.GetProperty("invocations")[0];
        Assert.IsFalse(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.AreEqual(2, invocation.GetProperty("toolExecutionNotifications").GetArrayLength());
    }

    [TestMethod]
    public async Task Run_OnAPage_NamesIt()
    {
        using var written = await Written.AsAsync(
            ReportKind.Sarif,
            MadeUpRuns.Red with
            {
                Page = new Uri("https://shop.example/jobs?access_token=abc123"),
            }
        );

        Assert.DoesNotContain(MadeUpRuns.Secret, written.Text);
        StringAssert.Contains(written.Text, "https://shop.example/jobs?access_token=[redacted]");
    }

    [TestMethod]
    public async Task Run_AllGreen_HasNoResultAndSucceeded()
    {
        using var written = await Written.AsAsync(ReportKind.Sarif, MadeUpRuns.Green);
        using var json = JsonDocument.Parse(written.Text);
        var run = json.RootElement.GetProperty("runs")[0];

        Assert.AreEqual(0, run.GetProperty("results").GetArrayLength());
        Assert.IsTrue(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [TestMethod]
    public async Task HostileTexts_AreWithoutMarkupAndSecrets()
    {
        using var written = await Written.AsAsync(ReportKind.Sarif, MadeUpRuns.Nasty);

        Assert.DoesNotContain(MadeUpRuns.Secret, written.Text);
        Assert.DoesNotContain("<script>", written.Text);
        using var json = JsonDocument.Parse(written.Text);
        Assert.AreEqual("2.1.0", Word(json.RootElement, "version"));
    }

    private static string Word(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
