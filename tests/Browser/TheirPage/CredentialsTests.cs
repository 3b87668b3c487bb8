using System.IO.Compression;
using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Live;
using KojiWidgetHarness.Scenarios.Sites;
using KojiWidgetHarness.Tests.Browser.Cli;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Browser.Scenarios;
using KojiWidgetHarness.Tests.Host.Checks;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>User and password in an address open the page that asks for them, and are found nowhere in what is printed or kept.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class CredentialsTests
{
    private const string Embed =
        $"""<iframe title="Interview" width="400" height="600" src="https://app.getkoji.com/embed/{Shop.Project}" allow="microphone"></iframe>""";
    private const string Page = $"<!doctype html><html lang='en'><title>Shop</title>{Embed}</html>";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-locked-");

    public TestContext TestContext { get; set; } = null!; // Set by the test framework.

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    // One for each way to the page: as it stands, changed on its way and, with SCENARIOS=all, in front of it and in a context of a browser
    // of its own.
    [TestMethod]
    [Timeout(300_000, CooperativeCancellation = false)]
    public async Task Run_OnAPageThatAsks_PassesAndKeepsNothing()
    {
        await using var site = await LockedSite.StartAsync(("/", Page));

        var cli = await RunAsync(
            $"run --page {site.Opened} --watch 1ms microphone-host-policy{(Ways.All ? " microphone-insecure-page session-tab-frozen" : "")} --trace on --output {folder}/files --format json --report "
                + $"junit={folder}/j.xml,trx={folder}/t.trx,ctrf={folder}/c.json,sarif={folder}/s.json,html={folder}/html,github"
        );

        Assert.AreEqual(0, cli.ExitCode, cli.Errors + cli.Output);
        var report = JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.RunReport)!;
        Assert.AreEqual((Ways.All ? 5 : 3, site.Address), (report.Passed, report.Page));
        Assert.Contains(result => result.Attachments.Any(file => file.Kind == AttachmentKind.Trace), report.Scenarios);
        await AssertNowhereAsync(cli);
    }

    [TestMethod]
    public async Task Page_OpenedWrongly_IsReportedWithoutThePassword()
    {
        await using var site = await LockedSite.StartAsync(("/", Page), ("/none", "<!doctype html><title>Empty</title>"));
        await using var closed = await LockedSite.StartAsync();
        var away = closed.Opened;
        await closed.DisposeAsync();

        var wrong = await Assert.ThrowsExactlyAsync<PageNotReachedException>(() =>
            FindAsync(site.Opened.Replace("s3cr3t", "s3cr3t-wrong", StringComparison.Ordinal))
        );
        var none = await Assert.ThrowsExactlyAsync<PageNotReachedException>(() => FindAsync(site.Address.AbsoluteUri));
        var empty = await Assert.ThrowsExactlyAsync<EmbedNotFoundException>(() => FindAsync(site.Opened + "none"));
        var gone = await Assert.ThrowsExactlyAsync<PageNotReachedException>(() => FindAsync(away));

        Assert.AreEqual(
            $"{site.Address} asks for user and password, and has not been given the right ones. Put them before the host in its address, as USER:PASSWORD@{site.Address.Authority}.",
            wrong.Message
        );
        Assert.AreEqual(wrong.Message, none.Message);
        StringAssert.StartsWith(empty.Message, $"{site.Address}none has no Koji iframe");
        StringAssert.Contains(gone.Message, " does not open: net::ERR_CONNECTION_REFUSED at http://localhost:");
        Assert.IsFalse(LockedSite.IsIn(wrong.Message + none.Message + empty.Message + gone.Message));
    }

    [TestMethod]
    public async Task Check_InABrowser_OpensAPageThatAsks()
    {
        await using var widget = await PlainSite.StartAsync(
            "<!doctype html><title>Widget</title><script>parent.postMessage('ready', location.ancestorOrigins[0])</script>"
        );
        await using var site = await LockedSite.StartAsync(
            ("/", $"<!doctype html><title>Page</title><iframe title='Interview' src='{widget.Address}' allow='microphone'></iframe>")
        );
        var checker = new PageChecker([widget.Address]);
        using var fetcher = new PageFetcher();
        Assert.IsTrue(WebAddress.TryParse(site.Opened, out var address));

        var source = (await fetcher.GetAsync(address, TestContext.CancellationToken)).Source!;
        var page = await new LiveChecker(TestBrowser.Shared, checker).ObserveAsync(
            source,
            checker.Check(source),
            TestContext.CancellationToken
        );

        Assert.AreEqual((site.Address.AbsoluteUri, true), (page.Page, page.Embeds.Single().Observed?.Microphone));
        Assert.IsFalse(LockedSite.IsIn(JsonSerializer.Serialize(new() { Pages = [page] }, ProtocolJson.Default.CheckReport)));
    }

    // Browsers refuse such an iframe. It is found, and what is said of it has no password in it.
    [TestMethod]
    public async Task Iframe_WithAPasswordInItsSrc_IsFoundAndNamedWithout()
    {
        const string Src = $"https://app.getkoji.com/embed/{Shop.Project}";
        var written = Src.Replace(
            "https://",
            $"https://{Uri.EscapeDataString(LockedSite.User)}:{Uri.EscapeDataString(LockedSite.Password)}@",
            StringComparison.Ordinal
        );
        await using var site = await PlainSite.StartAsync(Page.Replace(Src, written, StringComparison.Ordinal));

        var embed = await FindAsync(site.Address.AbsoluteUri);

        Assert.AreEqual((Src, site.Address), (embed.Src.AbsoluteUri, embed.Page));
        Assert.IsFalse(LockedSite.IsIn(embed.ToString()));
    }

    private static Task<PageEmbed> FindAsync(string page) =>
        WebAddress.TryParse(page, out var address)
            ? PageSurvey.FindAsync(TestBrowser.Shared, address, KojiAddress.Published, null, CancellationToken.None)
            : throw new ArgumentException("It is not an address.", nameof(page));

    private Task<CliProcess> RunAsync(string arguments) =>
        CliProcess.RunAsync(
            arguments,
            ("XDG_DATA_HOME", folder.FullName),
            ("GITHUB_STEP_SUMMARY", Path.Combine(folder.FullName, "summary.md"))
        );

    private async Task AssertNowhereAsync(CliProcess cli)
    {
        Assert.IsFalse(LockedSite.IsIn(cli.Output), "standard output");
        Assert.IsFalse(LockedSite.IsIn(cli.Errors), "standard error");
        foreach (var file in folder.GetFiles("*", SearchOption.AllDirectories))
        {
            Assert.IsFalse(LockedSite.IsIn(file.FullName), file.FullName);
            Assert.IsFalse(
                LockedSite.IsIn(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.FullName, TestContext.CancellationToken))),
                file.FullName
            );
            if (file.Extension != ".zip")
                continue;
            await using var zip = await ZipFile.OpenReadAsync(file.FullName, TestContext.CancellationToken);
            foreach (var entry in zip.Entries)
            {
                using var reader = new StreamReader(await entry.OpenAsync(TestContext.CancellationToken), Encoding.Latin1);
                Assert.IsFalse(
                    LockedSite.IsIn(await reader.ReadToEndAsync(TestContext.CancellationToken)),
                    $"{entry.FullName} in {file.FullName}"
                );
            }
        }
    }
}
