using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Tests.Unit.Checks.Policies;

/// <summary>Which of a page's policies are in force, seen by what they do to its embed.</summary>
[TestClass]
public sealed class PagePoliciesTests
{
    [TestMethod]
    public void Policies_OfSeveralHeaders_AllCount() =>
        Assert.IsFalse(
            CheckedPages
                .Predict(
                    CheckedPages.Source(
                        Examples.Tag(),
                        headers: [("Content-Security-Policy", "frame-src https://koji.so"), ("content-security-policy", "frame-src 'self'")]
                    )
                )
                .Loads
        );

    [TestMethod]
    public void Policy_ThatOnlyReports_IsNotInForce() =>
        Assert.IsTrue(
            CheckedPages
                .Predict(CheckedPages.Source(Examples.Tag(), headers: (ContentSecurityPolicy.ReportOnlyName, "frame-src 'none'; sandbox")))
                .Loads
        );

    [TestMethod]
    [DataRow("<head><meta http-equiv='content-security-policy' content=\"frame-src 'none'\"></head><body>", false)]
    [DataRow("<meta http-equiv=Content-Security-Policy content=\"default-src 'self', frame-src *\">", false)]
    [DataRow("<body><meta http-equiv=Content-Security-Policy content=\"frame-src 'none'\">", true)]
    [DataRow("<head><noscript><meta http-equiv=Content-Security-Policy content=\"frame-src 'none'\"></noscript></head>", true)]
    [DataRow("<meta http-equiv=Content-Security-Policy-Report-Only content=\"frame-src 'none'\">", true)]
    [DataRow("<meta name=Content-Security-Policy content=\"frame-src 'none'\">", true)]
    public void Policy_OfAMeta_IsInForceInTheHeadAlone(string before, bool loads) =>
        Assert.AreEqual(loads, CheckedPages.Predict(CheckedPages.Source(before + Examples.Tag())).Loads);

    [TestMethod]
    public void Sandbox_OfAMeta_IsIgnored() =>
        Assert.IsTrue(
            CheckedPages.Predict(CheckedPages.Source("<meta http-equiv=Content-Security-Policy content=sandbox>" + Examples.Tag())).Messages
        );

    [TestMethod]
    public void Finding_OfAMeta_StandsAtIt()
    {
        var finding = CheckedPages
            .Findings(
                RuleIds.FrameSource,
                CheckedPages.Source(
                    "<!doctype html>\n<meta http-equiv=Content-Security-Policy content=\"default-src 'self'\">\n" + Examples.Tag()
                )
            )
            .Single();

        Assert.AreEqual((2, 1), (finding.Line, finding.Column));
        Assert.AreEqual("'default-src 'self'' does not let the page frame https://koji.so.", finding.Message);
        Assert.AreEqual("Write the policy as: default-src 'self'; frame-src 'self' https://koji.so.", finding.Fix);
    }

    [TestMethod]
    public void Prediction_OfAPageOfUnknownOrigin_IsOpenWhereThatDecides()
    {
        var embed = CheckedPages
            .Check(
                CheckedPages.Source(Examples.Tag("https://widget.example/x"), null, (ContentSecurityPolicy.HeaderName, "frame-src 'self'")),
                "https://widget.example"
            )
            .Embeds.Single();

        Assert.IsNull(embed.Predicts.Loads);
        Assert.AreEqual("the page's own origin is not known", embed.Because.Loads);
    }

    [TestMethod]
    public void Page_OfUnknownOrigin_IsNotKojisOwn() =>
        Assert.IsFalse(
            CheckedPages.Predict(CheckedPages.Source(Examples.Tag(), null, (ContentSecurityPolicy.HeaderName, "frame-src 'self'"))).Loads
        );
}
