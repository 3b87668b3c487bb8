using System.Text.Json;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class CtrfReportTests
{
    [TestMethod]
    public async Task Run_WithEveryVerdict_IsMappedAndCounted()
    {
        using var written = await Written.AsAsync(ReportKind.Ctrf, MadeUpRuns.Red);
        using var json = JsonDocument.Parse(written.Text);
        var results = json.RootElement.GetProperty("results");

        Lines.AreEqual(
            Tests(results).Select(test => $"{Word(test, "name")} {Word(test, "status")} {Word(test, "rawStatus")}"),
            "archived-project passed pass",
            "wrong-cause failed fail",
            "slow failed inconclusive",
            "dead-browser failed error",
            "now-and-then passed pass",
            "never failed fail",
            "session-idle skipped not-run",
            "two-windows skipped not-run"
        );
        var summary = results.GetProperty("summary");
        Assert.AreEqual(
            (8, 2, 4, 2, 0, 0, 1),
            (
                Number(summary, "tests"),
                Number(summary, "passed"),
                Number(summary, "failed"),
                Number(summary, "skipped"),
                Number(summary, "pending"),
                Number(summary, "other"),
                Number(summary, "flaky")
            )
        );
        Assert.AreEqual(12_345, summary.GetProperty("stop").GetInt64() - summary.GetProperty("start").GetInt64());
    }

    [TestMethod]
    public async Task Document_NamesItsFormat()
    {
        using var written = await Written.AsAsync(ReportKind.Ctrf, MadeUpRuns.Green);
        using var json = JsonDocument.Parse(written.Text);

        Assert.AreEqual(("CTRF", "0.0.0"), (Word(json.RootElement, "reportFormat"), Word(json.RootElement, "specVersion")));
        Assert.AreNotEqual(Guid.Empty, json.RootElement.GetProperty("reportId").GetGuid());
        Assert.AreEqual("koji-harness", Word(json.RootElement.GetProperty("results").GetProperty("tool"), "name"));
    }

    [TestMethod]
    public async Task Flaky_HasItsEarlierAttempts()
    {
        using var written = await Written.AsAsync(ReportKind.Ctrf, MadeUpRuns.Red);
        using var json = JsonDocument.Parse(written.Text);

        var flaky = Tests(json.RootElement.GetProperty("results")).Single(test => test.GetProperty("flaky").GetBoolean());

        Assert.AreEqual(("now-and-then", 2), (Word(flaky, "name"), Number(flaky, "retries")));
        Lines.AreEqual(
            flaky
                .GetProperty("retryAttempts")
                .EnumerateArray()
                .Select(attempt => $"{Number(attempt, "attempt")} {Word(attempt, "status")}"),
            "1 failed",
            "2 failed"
        );
    }

    [TestMethod]
    public async Task Identifiers_StayFromRunToRunAndDifferFromTestToTest()
    {
        using var first = await Written.AsAsync(ReportKind.Ctrf, MadeUpRuns.Red);
        using var later = await Written.AsAsync(ReportKind.Ctrf, MadeUpRuns.Red with { StartedAt = MadeUpRuns.Start.AddDays(1) });
        using var before = JsonDocument.Parse(first.Text);
        using var after = JsonDocument.Parse(later.Text);

        var ids = Ids(before, "id");
        CollectionAssert.AreEqual(ids, Ids(after, "id"));
        Assert.HasCount(8, ids.Distinct());
        Assert.IsEmpty(Ids(before, "executionId").Intersect(Ids(after, "executionId")));
    }

    [TestMethod]
    public async Task HostileTexts_AreTextAndWithoutSecrets()
    {
        using var written = await Written.AsAsync(ReportKind.Ctrf, MadeUpRuns.Nasty);
        using var json = JsonDocument.Parse(written.Text);

        Assert.DoesNotContain(MadeUpRuns.Secret, written.Text);
        Assert.DoesNotContain("<script>", written.Text);
        StringAssert.Contains(Word(Tests(json.RootElement.GetProperty("results")).First(), "name"), "<script>alert(1)</script>");
    }

    private static Guid[] Ids(JsonDocument json, string name) =>
        [.. Tests(json.RootElement.GetProperty("results")).Select(test => test.GetProperty(name).GetGuid())];

    private static JsonElement.ArrayEnumerator Tests(JsonElement results) => results.GetProperty("tests").EnumerateArray();

    private static string Word(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
