using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Tests.Unit.Checks.Rules;

/// <summary>What each rule says where more than one thing can be wrong.</summary>
[TestClass]
public sealed class RuleBranchTests
{
    private const string Path = "/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7";

    [TestMethod]
    [DataRow("src-https", "http://koji.so" + Path, "https://shop.example/", "The src is on http.")]
    [DataRow("src-https", "//koji.so" + Path, "https://shop.example/", "")]
    [DataRow("src-https", "//koji.so" + Path, "http://shop.example/", "The src is on http.")]
    [DataRow("src-project-id", "https://koji.so/api/v1/embed/", "https://shop.example/", "The src names no project.")]
    [DataRow("src-project-id", "https://koji.so/api/v1/embed", "https://shop.example/", "The src names no project.")]
    [DataRow(
        "src-project-id",
        "https://koji.so/api/v1/embed/{7c9e6679-7425-40de-944b-e07fc1f90ae7}",
        "https://shop.example/",
        "'{7c9e6679-7425-40de-944b-e07fc1f90ae7}' is not a project id."
    )]
    [DataRow("src-project-id", "https://koji.so/api/v1/embed/7C9E6679-7425-40DE-944B-E07FC1F90AE7", "https://shop.example/", "")]
    [DataRow(
        "src-host",
        "https://koji.so/embed/x",
        "https://shop.example/",
        "https://koji.so/embed/x is not where Koji serves its widget."
    )]
    [DataRow("src-parameter", "https://koji.so" + Path + "?guide_id=1", "https://shop.example/", "koji.so no longer knows guide_id.")]
    [DataRow("src-parameter", "https://app.getkoji.com/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?guide_id=1", "https://shop.example/", "")]
    [DataRow(
        "src-parameter",
        "https://app.getkoji.com/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?external_id=1",
        "https://shop.example/",
        "app.getkoji.com does not know external_id."
    )]
    [DataRow(
        "src-parameter",
        "https://koji.so" + Path + "?accent_color=%230f766e",
        "https://shop.example/",
        "accent_color takes a colour in hexadecimal digits, without #."
    )]
    [DataRow(
        "src-parameter",
        "https://koji.so" + Path + "?auto_start=yes&amp;mode=video",
        "https://shop.example/",
        "auto_start takes true or false. mode takes text or voice."
    )]
    [DataRow(
        "src-parameter",
        "https://koji.so" + Path + "?respondent_email=nobody",
        "https://shop.example/",
        "respondent_email takes an e-mail address."
    )]
    [DataRow(
        "src-parameter",
        "https://koji.so" + Path + "?respondent_name=Ann+B%26C&amp;language=de&amp;hide_header=true",
        "https://shop.example/",
        ""
    )]
    [DataRow("src-metadata", "https://koji.so" + Path + "?metadata=%5B1%5D", "https://shop.example/", "metadata is not a JSON object.")]
    [DataRow("src-metadata", "https://koji.so" + Path + "?metadata=", "https://shop.example/", "metadata is not a JSON object.")]
    public void Src_IsTakenApart(string rule, string src, string address, string expected) =>
        AssertFound(expected, rule, $"<iframe title=\"Interview\" allow=\"microphone\" src=\"{src}\"></iframe>", address);

    [TestMethod]
    [DataRow("allow-microphone", "", "The iframe has no allow.")]
    [DataRow("allow-microphone", "allow=\"\"", "allow=\"\" does not name the microphone.")]
    [DataRow(
        "allow-microphone",
        "allow=\"Microphone\"",
        "allow=\"Microphone\" does not name the microphone: directives are separated by semicolons, names are in lower case."
    )]
    [DataRow(
        "allow-microphone",
        "allow=\"microphone 'self'\"",
        "allow=\"microphone 'self'\" gives the microphone to others than https://koji.so."
    )]
    [DataRow("iframe-size", "width=\"0\"", "The iframe cannot be seen: width=\"0\".")]
    [DataRow("iframe-size", "height=\"0px\"", "The iframe cannot be seen: height=\"0px\".")]
    [DataRow("iframe-size", "height=\"05\"", "")]
    [DataRow("iframe-size", "hidden", "The iframe cannot be seen: it is hidden.")]
    [DataRow("iframe-size", "style=\"color: red; DISPLAY : none\"", "The iframe cannot be seen: style=\"DISPLAY : none\".")]
    [DataRow("iframe-size", "style=\"height:0px;width:100%\"", "The iframe cannot be seen: style=\"height:0px\".")]
    [DataRow("iframe-size", "style=\"min-height:0;height:0.5em;line-height:0\"", "")]
    [DataRow("sandbox", "sandbox", "The sandbox is without allow-scripts and allow-same-origin.")]
    [DataRow("sandbox", "sandbox=\"Allow-Scripts\"", "The sandbox is without allow-same-origin.")]
    [DataRow("iframe-title", "title=\" \"", "The iframe has no title.")]
    [DataRow("iframe-title", "aria-label=\"Interview\"", "")]
    public void Attributes_AreLookedAt(string rule, string attributes, string expected) =>
        AssertFound(expected, rule, $"<iframe src=\"https://koji.so{Path}\" {attributes}></iframe>", "https://shop.example/");

    [TestMethod]
    public void Microphone_OfAnInterviewInWriting_IsPredictedAndNotMissed()
    {
        var page = CheckedPages.Check(
            CheckedPages.Source($"<iframe title=\"Interview\" src=\"https://koji.so{Path}?mode=text\"></iframe>")
        );

        Assert.IsEmpty(page.Findings);
        Assert.AreEqual((false, "allow-microphone"), (page.Embeds.Single().Predicts.Microphone, page.Embeds.Single().Because.Microphone));
    }

    [TestMethod]
    [DataRow("api_key=pk_live_abcdefgh")]
    [DataRow("respondent_name=koji_sk_abcdefgh")]
    [DataRow("TOKEN=abcdefgh")]
    public void Key_InTheSrc_IsReportedAndNeverRepeated(string query)
    {
        var page = CheckedPages.Check(
            CheckedPages.Source($"<iframe title=\"Interview\" allow=\"microphone\" src=\"https://koji.so{Path}?{query}\"></iframe>")
        );

        Assert.AreEqual("src-api-key", page.Findings.Single().Rule);
        Assert.IsFalse(
            $"{page.Findings.Single()} {page.Embeds.Single().Src}".Contains("abcdefgh", StringComparison.Ordinal),
            page.Embeds.Single().Src
        );
    }

    [TestMethod]
    [DataRow("https://me:abcdefgh@koji.so")]
    [DataRow("//me:abcd@efgh@koji.so")]
    public void Password_InTheSrc_IsNotRepeated(string origin)
    {
        var embed = CheckedPages.Check(CheckedPages.Source($"<iframe src=\"{origin}{Path}\"></iframe>")).Embeds.Single();

        StringAssert.EndsWith(embed.Src, $"//[redacted]@koji.so{Path}");
    }

    [TestMethod]
    public void Secret_InATemplatesExpression_IsNotRepeatedInWhatWasSkipped()
    {
        var page = CheckedPages.Check(
            CheckedPages.Source("<iframe src={base + \"koji_sk_abcdefgh\"} />") with
            {
                Language = PageLanguage.Jsx,
            }
        );

        Assert.IsFalse(page.Skipped!.Single().Contains("abcdefgh", StringComparison.Ordinal), page.Skipped![0]);
    }

    [TestMethod]
    [DataRow("<iframe title=\"Interview\" allow=\"microphone\" src=\"https://me:abcdefgh@www.getkoji.com/embed/x\"></iframe>", "src-host")]
    [DataRow(
        "<iframe title=\"Interview\" allow=\"camera&#10;&#27;[31m\" src=\"https://koji.so" + Path + "\"></iframe>",
        "allow-microphone"
    )]
    public void Message_IsOneLineWithoutPassword(string html, string rule)
    {
        var finding = CheckedPages.Findings(new RuleId(rule), CheckedPages.Source(html)).Single();

        Assert.IsFalse($"{finding.Message}{finding.Fix}".Any(char.IsControl), finding.Message);
        Assert.IsFalse(finding.Message.Contains("abcdefgh", StringComparison.Ordinal), finding.Message);
    }

    [TestMethod]
    public void InsecureSrc_ThatAPolicyUpgrades_IsNotABreach() =>
        Assert.IsEmpty(
            CheckedPages.Findings(
                RuleIds.SrcHttps,
                CheckedPages.Source(
                    $"<iframe src=\"http://koji.so{Path}\"></iframe>",
                    headers: ("Content-Security-Policy", "upgrade-insecure-requests")
                )
            )
        );

    [TestMethod]
    [DataRow("no-referrer", "", "", true)]
    [DataRow("unsafe-url, SAME-ORIGIN", "", "", true)]
    [DataRow("no-referrer, nonsense, strict-origin", "", "", false)]
    [DataRow("", "<meta name=Referrer content=same-origin>", "", true)]
    [DataRow("", "<meta name=referrer content=never>", "", true)]
    [DataRow("no-referrer", "<meta name=referrer content=origin>", "", false)]
    [DataRow("no-referrer", "<meta name=referrer content=nonsense>", "", true)]
    [DataRow("no-referrer", "", "referrerpolicy=origin", false)]
    [DataRow("no-referrer", "", "referrerpolicy=nonsense", true)]
    [DataRow("", "", "referrerpolicy=no-referrer", true)]
    public void Referrer_ThatAnyoneHides_IsReported(string header, string meta, string attribute, bool isHidden)
    {
        var source = CheckedPages.Source(
            $"<head>{meta}</head><iframe title=x src=\"https://koji.so{Path}\" allow=microphone {attribute}></iframe>",
            headers: ("Referrer-Policy", header)
        );

        Assert.AreEqual(isHidden, CheckedPages.Findings(RuleIds.ReferrerPolicy, source).Count > 0);
    }

    [TestMethod]
    public void Upgrade_OfAnInsecureSrc_HasThreeOutcomes()
    {
        var voided = Upgraded("http://koji.so" + Path, "upgrade-insecure-requests");
        var blocked = Upgraded(
            "http://koji.lan:8443/embed/x",
            "frame-src http://koji.lan:8443; upgrade-insecure-requests",
            "http://koji.lan:8443"
        );
        var unknown = Upgraded("http://koji.lan:8443/embed/x", "upgrade-insecure-requests", "http://koji.lan:8443");

        Assert.AreEqual(
            (true, false, true),
            (voided.Embeds[0].Predicts.Loads, voided.Embeds[0].Predicts.Microphone, voided.Embeds[0].Predicts.Messages)
        );
        Assert.AreEqual("Write https:// in the src.", voided.Findings.Single(finding => finding.Rule == "allow-microphone").Fix);
        Assert.AreEqual((false, "frame-src"), (blocked.Embeds[0].Predicts.Loads, blocked.Embeds[0].Because.Loads));
        Assert.Contains(
            "makes the browser ask for https://koji.lan:8443, which 'frame-src http://koji.lan:8443' does not",
            blocked.Findings.Single(finding => finding.Rule == "frame-src").Message
        );
        Assert.IsNull(unknown.Embeds[0].Predicts.Loads);
        Assert.Contains("whether that answers over https", unknown.Embeds[0].Because.Loads);

        static CheckedPage Upgraded(string src, string policy, params string[] origins) =>
            CheckedPages.Check(
                CheckedPages.Source(
                    $"<iframe title=x src=\"{src}\" allow=microphone></iframe>",
                    headers: ("Content-Security-Policy", policy)
                ),
                origins
            );
    }

    [TestMethod]
    public void Host_ThatMayBeSomebodysOwnKoji_IsOpen()
    {
        var page = CheckedPages.Check(CheckedPages.Source("<iframe title=x src=\"https://koji.lan/embed/x\" allow=microphone></iframe>"));

        Assert.IsNull(page.Embeds.Single().Predicts.Loads);
        Assert.AreEqual("src-host", page.Findings.Single().Rule);
    }

    [TestMethod]
    [DataRow("allow=\"microphone\"", 1)]
    [DataRow("allow=\"microphone https://koji.so\"", 0)]
    [DataRow("", 0)]
    public void Iframe_WithoutSrc_ThatAScriptMayLead_IsReported(string allow, int findings) =>
        Assert.HasCount(
            findings,
            CheckedPages.Findings(
                RuleIds.SrcMissing,
                CheckedPages.Source($"<iframe name=koji {allow}></iframe><script>frames.koji.location = \"https://koji.so{Path}\"</script>")
            )
        );

    // A fix says what is to be written, and what --fix writes.
    [TestMethod]
    [DataRow(
        "Permissions-Policy",
        "camera=(), microphone=()",
        "Send Permissions-Policy: camera=(), microphone=(self \"https://koji.so\")."
    )]
    [DataRow(
        "Content-Security-Policy",
        "default-src 'self'; img-src *",
        "Write the policy as: default-src 'self'; img-src *; frame-src 'self' https://koji.so."
    )]
    [DataRow("Content-Security-Policy", "frame-src 'none'", "Write the policy as: frame-src https://koji.so.")]
    public void Fix_OfAHeader_IsTheWholeHeader(string name, string value, string expected) =>
        Assert.AreEqual(
            expected,
            CheckedPages
                .Check(
                    CheckedPages.Source($"<iframe title=x src=\"https://koji.so{Path}\" allow=microphone></iframe>", headers: (name, value))
                )
                .Findings.Single()
                .Fix
        );

    private static void AssertFound(string expected, string rule, string html, string address) =>
        Assert.AreEqual(
            expected,
            string.Join(' ', CheckedPages.Findings(new RuleId(rule), CheckedPages.Source(html, address)).Select(finding => finding.Message))
        );
}
