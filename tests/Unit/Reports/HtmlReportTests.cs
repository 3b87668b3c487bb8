using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
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

        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        StringAssert.StartsWith(policy, "default-src 'none';");
        foreach (var own in page.QuerySelectorAll("script, style"))
            StringAssert.Contains(policy, Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(own.TextContent))));
        Assert.HasCount(2, page.Scripts);
        Assert.IsEmpty(page.Images);
        Assert.HasCount(1, Directory.GetFileSystemEntries(written.Path));
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                Assert.IsFalse(attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style", attribute.Name);
                if (attribute.Name is "src" or "href")
                    Assert.MatchesRegex("^#[a-z0-9-]+$", attribute.Value);
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

    [TestMethod]
    public async Task Scenario_HasWhatWasExpectedBesideWhatWasSeen()
    {
        using var written = await Written.AsAsync(ReportKind.Html, MadeUpRuns.Red);
        var page = Page(written);

        Assert.AreEqual(
            "pass: Code, widget_load_failed, ✓ widget_load_failed, as expected | "
                + "fail: Cause, unknown-project The project id in the iframe's src names no project., ✕ archived-project, not as expected",
            Rows(page, "s-wrong-cause")
        );
        Assert.AreEqual("", Rows(page, "s-session-idle"));

        static string Rows(IHtmlDocument page, string id) =>
            string.Join(
                " | ",
                page.QuerySelectorAll($"#{id} .expected tbody tr")
                    .Select(row => $"{row.GetAttribute("data-verdict")}: {string.Join(", ", row.Children.Select(cell => cell.Text()))}")
            );
    }

    [TestMethod]
    public async Task ErrorsOfThePage_AreShown_OrThatNobodyListened()
    {
        using var written = await Written.AsAsync(
            ReportKind.Html,
            MadeUpRuns.Run(
                MadeUpRuns.Result("listened", Verdict.Fail) with
                {
                    PageErrors =
                    [
                        new()
                        {
                            AtMs = 250,
                            Kind = SeenErrorKind.Exception,
                            Text = "ReferenceError: koji is not defined",
                            Place = "https://shop.example/shop.js:3",
                        },
                    ],
                },
                MadeUpRuns.Result("quiet", Verdict.Pass) with
                {
                    PageErrors = [],
                },
                MadeUpRuns.Result("earlier", Verdict.Fail)
            )
        );
        var page = Page(written);

        Assert.AreEqual(
            "+0.250, ✕error not caught, ReferenceError: koji is not defined, https://shop.example/shop.js:3",
            string.Join(", ", page.QuerySelectorAll("#s-listened .listing.errors td").Select(cell => cell.TextContent))
        );
        Assert.IsEmpty(page.QuerySelectorAll("#s-quiet .listing.errors"));
        StringAssert.Contains(page.QuerySelector("#s-quiet .errors")!.TextContent, "none in its console, none thrown");
        StringAssert.Contains(page.QuerySelector("#s-earlier .missing")!.TextContent, "errors of the page");
    }

    [TestMethod]
    public async Task Trace_IsLinkedBesideTheCommandThatShowsIt_AndOneThatIsMissingIsNamed()
    {
        using var folder = await Written.AsAsync(ReportKind.Html, MadeUpRuns.Green);
        var trace = Path.Combine(folder.Folder, "a.zip");
        await File.WriteAllTextAsync(trace, "PK, and more than the head of an archive");

        using var written = await Written.AsAsync(
            ReportKind.Html,
            MadeUpRuns.Run(
                MadeUpRuns.Result("kept", Verdict.Fail) with
                {
                    Attachments = [new(AttachmentKind.Trace, trace)],
                },
                MadeUpRuns.Result("not-kept", Verdict.Fail)
            )
        );
        var page = Page(written);

        Assert.AreEqual("attachments/kept-trace.zip", page.QuerySelector("#s-kept .trace a")!.GetAttribute("href"));
        Assert.AreEqual(
            "koji-harness show-trace attachments/kept-trace.zip",
            page.QuerySelector("#s-kept .trace [data-copyable] code")!.TextContent
        );
        Assert.IsNotNull(page.QuerySelector("#s-kept .trace [data-copy]"));
        Assert.DoesNotContain("a trace", page.QuerySelector("#s-kept .missing")!.TextContent);
        StringAssert.Contains(page.QuerySelector("#s-not-kept .missing")!.TextContent, "a trace");
    }

    internal static IHtmlDocument Page(Written written) =>
        new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(written.Path, "index.html")));
}
