using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Tests.Browser.Pages;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary><c>check</c> as a person, a script and a code host call it.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class CheckCommandTests
{
    private const string Project = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private const string Silent = $"<iframe title=\"Interview\" src=\"https://koji.so/api/v1/embed/{Project}\"></iframe>";
    private const string Good =
        $"<iframe title=\"Interview\" src=\"https://koji.so/api/v1/embed/{Project}\" allow=\"microphone\"></iframe>";

    [TestMethod]
    public async Task Folder_WithGoodBadAndUnreadablePages_ReportsEachAndGoesOn()
    {
        using var folder = new PageFolder(
            ("a.html", Good),
            ("b/silent.html", Silent),
            ("c.html", ""),
            ("d.html", "\0\0"),
            ("e.txt", Silent),
            ("node_modules/x.html", Silent)
        );

        var cli = await CliProcess.RunAsync($"check {folder.Path} --format json");

        var report = Report(cli);
        Assert.AreEqual(1, cli.ExitCode, cli.Errors);
        Assert.AreEqual(
            "a.html b/silent.html c.html d.html e.txt",
            string.Join(' ', report.Pages.Select(page => Path.GetRelativePath(folder.Path, page.Page)))
        );
        Assert.IsEmpty(report.Pages[0].Findings);
        Assert.AreEqual("allow-microphone", report.Pages[1].Findings.Single().Rule);
        StringAssert.Contains(report.Pages[4].Skipped!.Single(), "an address of Koji's in line 1");
        StringAssert.Contains(cli.Errors, "c.html is empty.");
        StringAssert.Contains(cli.Errors, "d.html is not text.");
    }

    [TestMethod]
    public async Task File_WithoutItsHeaders_SaysWhatIsMissing_AndWithThemPredicts()
    {
        using var folder = new PageFolder(
            ("a.html", Good),
            ("headers.txt", "HTTP/1.1 200 OK\nContent-Security-Policy: frame-src 'self'\n")
        );

        var bare = Report(await CommandLine.RunAsync($"check {folder.Path}/a.html --format json")).Pages.Single().Embeds.Single();
        var known = Report(
            await CommandLine.RunAsync(
                $"check {folder.Path}/a.html --format json --headers {folder.Path}/headers.txt --served-at https://shop.example/"
            )
        )
            .Pages.Single();

        Assert.AreEqual(new Prediction(), bare.Predicts);
        StringAssert.Contains(bare.Because.Loads, "--headers");
        Assert.AreEqual(
            new Prediction
            {
                Loads = false,
                Microphone = false,
                Messages = false,
            },
            known.Embeds.Single().Predicts
        );
        Assert.AreEqual(("frame-src", 0), (known.Findings.Single().Rule, known.Findings.Single().Line));
    }

    [TestMethod]
    [DataRow("check http://127.0.0.1:1/", 3, "http://127.0.0.1:1/ cannot be read: Connection refused.")]
    public async Task BadInput_GetsOneLineAndSaysWhoseFaultItIs(string arguments, int exitCode, string expected)
    {
        var cli = await CommandLine.RunAsync(arguments);

        Assert.AreEqual(exitCode, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, expected);
        Assert.HasCount(1, cli.Problems);
    }

    [TestMethod]
    public async Task Fix_ShowsAPatch_AndWriteAppliesItAndLeavesAllElse()
    {
        const string Rest = "\r\n<p class=x  >Grüße\r\n";
        using var folder = new PageFolder(("a.html", Silent + Rest), ("b.html", Good));

        var shown = await CommandLine.RunAsync($"check {folder.Path} --fix");
        var unchanged = await File.ReadAllTextAsync($"{folder.Path}/a.html");
        var written = await CommandLine.RunAsync($"check {folder.Path} --write");

        Assert.AreEqual((1, Silent + Rest), (shown.ExitCode, unchanged), shown.Errors);
        StringAssert.Contains(shown.Output, "+" + Good);
        StringAssert.Contains(shown.Errors, "findings: 1, 0 with this patch");
        Assert.AreEqual((0, shown.Output), (written.ExitCode, written.Output), written.Errors);
        Assert.AreEqual(Good + Rest, await File.ReadAllTextAsync($"{folder.Path}/a.html"));
        StringAssert.Contains(written.Errors, "a.html fixed, read again and checked: allow-microphone");
        StringAssert.Contains(written.Errors, "findings: 1 before, 0 now");
    }

    [TestMethod]
    public async Task Fix_OfASettingsFile_CountsInWhatIsLeft()
    {
        using var folder = new PageFolder(
            ("public/index.html", $"<!doctype html><html><body>{Good}</body></html>"),
            ("public/_headers", "/*\n  Content-Security-Policy: frame-src 'self'\n")
        );

        var shown = await CommandLine.RunAsync($"check {folder.Path} --fix");
        var written = await CommandLine.RunAsync($"check {folder.Path} --write");

        StringAssert.Contains(shown.Output, "+  Content-Security-Policy: frame-src 'self' https://koji.so");
        StringAssert.Contains(shown.Errors, "findings: 1, 0 with this patch");
        StringAssert.Contains(written.Errors, "findings: 1 before, 1 now");
    }

    [TestMethod]
    public async Task Correction_WithASecretInIt_IsNotShownWithAHole()
    {
        using var folder = new PageFolder(
            ("a.html", Good),
            ("headers.txt", "HTTP/1.1 200 OK\nContent-Security-Policy: frame-src https://user:hunter2@shop.example\n")
        );

        var found = await CommandLine.RunAsync($"check {folder.Path}/a.html --headers {folder.Path}/headers.txt");
        var shown = await CommandLine.RunAsync($"check {folder.Path}/a.html --headers {folder.Path}/headers.txt --fix");

        StringAssert.Contains(found.Output, "Fix Name the widget's origin in frame-src.");
        StringAssert.Contains(shown.Errors, "another Content-Security-Policy, which is not shown as it has a secret in it");
        Assert.DoesNotContain("hunter2", found.Output + found.Errors + shown.Output + shown.Errors);
    }

    [TestMethod]
    public async Task Findings_FailByTheSeverityThatWasAskedFor()
    {
        using var folder = new PageFolder(("a.html", Good.Replace("title=\"Interview\"", "", StringComparison.Ordinal)));

        Assert.AreEqual(0, (await CommandLine.RunAsync($"check {folder.Path}/a.html")).ExitCode);
        Assert.AreEqual(1, (await CommandLine.RunAsync($"check {folder.Path}/a.html --fail-on warning")).ExitCode);
    }

    [TestMethod]
    public async Task Findings_ForAPerson_HaveAPictureOfEachPredictionAndTheFix()
    {
        using var folder = new PageFolder(("a.html", Silent));

        var cli = await CommandLine.RunAsync($"check {folder.Path}/a.html --served-at https://shop.example/");

        StringAssert.Contains(cli.Output, "✕ microphone (allow-microphone)");
        StringAssert.Contains(cli.Output, "? loads (the page's response headers were not read");
        StringAssert.Contains(cli.Output, "1:1  ✕ error The iframe has no allow. allow-microphone");
        StringAssert.Contains(cli.Output, "Fix Write allow=\"microphone\".");
        StringAssert.Contains(cli.Output, "1 page, 1 embed (0 decided, 1 open): ✕ 1 error");
    }

    [TestMethod]
    public async Task Findings_AsWorkflowCommands_NameFileLineAndRule()
    {
        using var folder = new PageFolder(("a, b.html", Silent), ("c.html", ""));

        var cli = await CommandLine.RunAsync($"check {folder.Path} --format github");

        Assert.AreEqual(
            $"""
            ::error file={folder.Path}/a%2C b.html,line=1,col=1,title=allow-microphone::The iframe has no allow. Write allow="microphone".
            ::error file={folder.Path}/c.html::{folder.Path}/c.html is empty. Name a file with a page in it.

            """,
            cli.Output
        );
    }

    [TestMethod]
    public async Task Findings_AsSarif_PointToTheirRulesAndPlaces()
    {
        using var folder = new PageFolder(("a.html", "\n" + Silent));

        var cli = await CommandLine.RunAsync($"check {folder.Path}/a.html --format sarif");

        using var log = JsonDocument.Parse(cli.Output);
        Assert.AreEqual("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs").EnumerateArray().Single();
        var result = run.GetProperty("results").EnumerateArray().Single();
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.AreEqual(
            ("allow-microphone", "allow-microphone", "error"),
            (rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString())
        );
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.AreEqual(
            (2, 1),
            (
                place.GetProperty("region").GetProperty("startLine").GetInt32(),
                place.GetProperty("region").GetProperty("startColumn").GetInt32()
            )
        );
        StringAssert.EndsWith(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), "/a.html");
    }

    [TestMethod]
    public async Task Page_InABrowser_IsComparedWithWhatWasPredicted()
    {
        await using var widget = await PlainSite.StartAsync(
            "<!doctype html><title>Widget</title><script>parent.postMessage('ready', location.ancestorOrigins[0])</script>"
        );
        var origin = widget.Address.GetLeftPart(UriPartial.Authority);
        var page =
            $"<!doctype html><title>Page</title><iframe id=\"w\" title=\"Interview\" src=\"{origin}/\" allow=\"microphone\"></iframe>";
        await using var honest = await PlainSite.StartAsync(page);
        await using var changed = await PlainSite.StartAsync(
            page + "<script>{ const f = document.getElementById('w'); f.remove(); f.allow = ''; document.body.append(f); }</script>"
        );

        var agreed = await CheckLiveAsync(honest, origin);
        var disagreed = await CheckLiveAsync(changed, origin);

        var yes = new Prediction
        {
            Loads = true,
            Microphone = true,
            Messages = true,
        };
        Assert.AreEqual((yes, yes), (agreed.Embeds.Single().Predicts, agreed.Embeds.Single().Observed));
        Assert.IsEmpty(agreed.Findings);
        Assert.AreEqual((yes, yes with { Microphone = false }), (disagreed.Embeds.Single().Predicts, disagreed.Embeds.Single().Observed));
        await using var apart = await PlainSite.StartAsync(
            "<!doctype html><title>Page</title><iframe title=\"Interview\" src=\"http://127.0.0.1:1/\" allow=\"microphone\"></iframe>"
        );
        var unreached = await CommandLine.RunAsync(
            $"check http://localhost:{apart.Address.Port}/ --widget-origin http://127.0.0.1:1 --live"
        );
        Assert.AreEqual(3, unreached.ExitCode, unreached.Output + unreached.Errors);
        StringAssert.Contains(unreached.Errors, "1 of 1 widgets could not be reached by the browser, so they were not compared.");
        Assert.AreEqual("prediction-differs", disagreed.Findings.Single().Rule);
        StringAssert.Contains(
            disagreed.Findings.Single().Message,
            "microphone: yes was predicted (allow-microphone), and the browser says no. A script changed allow of the iframe."
        );
    }

    private static async Task<CheckedPage> CheckLiveAsync(PlainSite site, string widget) =>
        Report(await CommandLine.RunAsync($"check http://localhost:{site.Address.Port}/ --widget-origin {widget} --live --format json"))
            .Pages.Single();

    private static CheckReport Report(CliProcess cli) =>
        JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.CheckReport) ?? throw new InvalidOperationException(cli.Errors);
}
