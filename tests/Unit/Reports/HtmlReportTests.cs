using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class HtmlReportTests
{
    [TestMethod]
    public async Task Scenarios_StandByVerdictThoseThatFailedFirst()
    {
        using var written = await Written.AsAsync(ReportKind.Html, MadeUpRuns.Red);

        Lines.AreEqual(
            Page(written)
                .QuerySelectorAll(".scenario")
                .Select(item => $"{item.GetAttribute("data-verdict")} {item.QuerySelector("strong")!.TextContent}"),
            "fail wrong-cause",
            "fail never",
            "error dead-browser",
            "inconclusive slow",
            "flaky now-and-then",
            "pass archived-project",
            "skipped session-idle",
            "skipped two-windows"
        );
    }

    [TestMethod]
    public async Task Failures_OfOneKind_AreOneGroup()
    {
        var run = MadeUpRuns.Run([.. Enumerable.Range(0, 30).Select(number => MadeUpRuns.Result($"scenario-{number}", Verdict.Fail))]);

        using var written = await Written.AsAsync(ReportKind.Html, run);

        var group = Page(written).QuerySelectorAll(".group").Single();
        Assert.AreEqual("Fail: check “cause”, cause found: archived-project", group.QuerySelector("h2")!.TextContent);
        Assert.AreEqual("30 scenarios", group.QuerySelector(".amount")!.TextContent);
        Assert.IsFalse(group.HasAttribute("open"));
    }

    [TestMethod]
    public async Task Page_LoadsNothingFromElsewhereAndRunsNothingInIt()
    {
        using var written = await Written.AsAsync(ReportKind.Html, MadeUpRuns.Nasty, MadeUpRuns.Red);
        var page = Page(written);

        StringAssert.StartsWith(
            page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"),
            "default-src 'none';"
        );
        Assert.AreEqual("report.js", page.Scripts.Single().GetAttribute("src"));
        Assert.IsEmpty(page.Images);
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                Assert.IsFalse(attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style", attribute.Name);
                if (attribute.Name is "src" or "href")
                    Assert.MatchesRegex("^(report\\.(css|js)|#[a-z0-9-]+)$", attribute.Value);
            }
        }
    }

    [TestMethod]
    public async Task HostileTexts_AreTextAndWithoutSecrets()
    {
        using var written = await Written.AsAsync(ReportKind.Html, MadeUpRuns.Nasty);

        var text = await File.ReadAllTextAsync(Path.Combine(written.Path, "index.html"));
        Assert.DoesNotContain(MadeUpRuns.Secret, text);
        Assert.DoesNotContain("\u001b", text);
        StringAssert.Contains(Page(written).QuerySelector(".scenario strong")!.TextContent, "<script>alert(1)</script>");
    }

    [TestMethod]
    public async Task Identifiers_OfElements_AreThereOnce()
    {
        using var written = await Written.AsAsync(
            ReportKind.Html,
            MadeUpRuns.Nasty,
            MadeUpRuns.Red,
            MadeUpRuns.Red with
            {
                Browser = new("firefox", "142.0"),
            }
        );

        var ids = Page(written).All.Select(element => element.Id).OfType<string>().Where(id => id.Length > 0).ToList();

        Assert.HasCount(ids.Count, ids.Distinct());
        Assert.Contains("s-wrong-cause-firefox", ids);
    }

    [TestMethod]
    public async Task Attachments_AreCopiedWhenTheyAreWhatTheySay()
    {
        using var folder = await Written.AsAsync(ReportKind.Html, MadeUpRuns.Green);
        var (picture, secret) = (Path.Combine(folder.Folder, "a.png"), Path.Combine(folder.Folder, "passwords"));
        await File.WriteAllBytesAsync(picture, MadeUpRuns.Picture);
        await File.WriteAllTextAsync(secret, "a file of this machine that a run's JSON names");

        using var written = await Written.AsAsync(
            ReportKind.Html,
            MadeUpRuns.Run(
                MadeUpRuns.Result("a", Verdict.Fail) with
                {
                    Attachments =
                    [
                        new(AttachmentKind.HostPage, picture),
                        new(AttachmentKind.Dashboard, secret),
                        new(AttachmentKind.Trace, secret),
                    ],
                }
            )
        );

        var image = (IHtmlImageElement)Page(written).Images.Single();
        Assert.AreEqual(
            ("attachments/a-page.png", "3", "2"),
            (image.GetAttribute("src"), image.GetAttribute("width"), image.GetAttribute("height"))
        );
        CollectionAssert.AreEqual(
            MadeUpRuns.Picture,
            await File.ReadAllBytesAsync(Path.Combine(written.Path, "attachments", "a-page.png"))
        );
        Assert.HasCount(1, Directory.GetFiles(Path.Combine(written.Path, "attachments")));
        Assert.HasCount(2, Page(written).QuerySelectorAll(".files .muted"));
    }

    internal static IHtmlDocument Page(Written written) =>
        new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(written.Path, "index.html")));
}
