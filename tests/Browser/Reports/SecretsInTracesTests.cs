using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Tests.Browser.Cli;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Browser.TheirPage;
using KojiWidgetHarness.Tests.Host.Redaction;
using KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Browser.Reports;

/// <summary>What a run keeps and reports of a page that says secrets, traces included: none of them.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed partial class SecretsInTracesTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-traced-");

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    [TestMethod]
    public async Task Run_OnAPageThatSaysSecretsInEachPlace_KeepsNone()
    {
        await using var site = await PlainSite.StartAsync([
            ("/", "text/html; charset=utf-8", Page()),
            ("/shop.js", "text/javascript; charset=utf-8", Script()),
        ]);

        var cli = await CommandLine.RunAsync(
            $"run --page {site.Address}?q={Uri.EscapeDataString(PlantedSecrets.All[0].Text)} unknown-project --watch 1ms --trace on --output {folder}/files --format json "
                + $"--report junit={folder}/j.xml,trx={folder}/t.trx,ctrf={folder}/c.json,sarif={folder}/s.json,html={folder}/html"
        );

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        Assert.HasCount(6, Unpacked(), "a trace of each of three scenarios, kept and in the report");
        AssertNone([
            .. SecretForms.InFolder(folder.FullName),
            .. SecretForms.In("output", cli.Output),
            .. SecretForms.In("errors", cli.Errors),
        ]);
        StringAssert.Contains(File.ReadAllText(Path.Combine(folder.FullName, "html", "index.html")), "Secrets are taken out of its text");
        Assert.IsTrue(Traced().Any(text => text.Contains("Nothing secret here", StringComparison.Ordinal)), "The page is in the trace.");
    }

    [TestMethod]
    public async Task Run_OnTheHostsOwnPage_KeepsNoTokenOfHostOrSession()
    {
        var data = Path.Combine(folder.FullName, "data");

        var cli = await CommandLine.RunAsync(
            $"run healthy-text --trace on --data {data} --output {folder}/files --report html={folder}/html"
        );

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        var tokens = TokenFile.Find(data)!; // The run made it.
        Assert.HasCount(2, Unpacked());
        foreach (var text in Traced())
        {
            Assert.DoesNotContain(tokens.Ingest, text);
            Assert.DoesNotContain(tokens.Reader, text);
            Assert.IsFalse(SessionToken().IsMatch(text), SessionToken().Match(text).Value);
        }
    }

    private static string Page() =>
        $"""
            <!doctype html><html lang="en"><title>Shop</title>
            <p>Nothing secret here: café.</p>
            {string.Join(
                '\n',
                PlantedSecrets.All.Select(secret =>
                    $"<p title=\"{WebUtility.HtmlEncode(secret.Text)}\">{WebUtility.HtmlEncode(secret.Text)}</p>\n<!-- {secret.Text} -->"
                )
            )}
            <script src="/shop.js"></script>
            <iframe title="Interview" width="400" height="600" src="https://app.getkoji.com/embed/{Shop.Project}" allow="microphone"></iframe></html>
            """;

    private static string Script() =>
        $$"""
            for (const text of {{JsonSerializer.Serialize(PlantedSecrets.All.Select(secret => secret.Text))}}) {
              console.log(text);
              fetch("/api?q=" + encodeURIComponent(text), { method: "POST", headers: { "X-Note": encodeURIComponent(text) }, body: text }).catch(() => {});
            }
            """;

    private List<DirectoryInfo> Unpacked()
    {
        foreach (var file in folder.GetFiles("*.zip", SearchOption.AllDirectories))
        {
            ZipFile.ExtractToDirectory(file.FullName, file.FullName + ".unpacked");
            file.Delete();
        }

        return [.. folder.GetDirectories("*.unpacked", SearchOption.AllDirectories)];
    }

    private IEnumerable<string> Traced() =>
        folder
            .GetDirectories("*.unpacked", SearchOption.AllDirectories)
            .SelectMany(trace => trace.GetFiles("*", SearchOption.AllDirectories))
            .Select(file => File.ReadAllText(file.FullName));

    private static void AssertNone(IEnumerable<string> found) => Assert.AreEqual("", string.Join('\n', found.Distinct().Take(40)));

    [GeneratedRegex("""session_?token\\*"\s*:\s*\\*"(?!\[redacted)[^"]{0,80}""", RegexOptions.IgnoreCase)]
    private static partial Regex SessionToken();
}
