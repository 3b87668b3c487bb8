namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

[TestClass]
public sealed class PolicyFixTests
{
    private const string Tag = $"<iframe title='a' src='{FixedPages.Src}' allow='microphone'></iframe>";

    [TestMethod]
    [DataRow(
        "Content-Security-Policy",
        "default-src 'self' 'unsafe-inline'",
        "default-src 'self' 'unsafe-inline'; frame-src 'self' https://koji.so"
    )]
    [DataRow(
        "Content-Security-Policy",
        "default-src *; child-src 'none' ; ",
        "default-src *; child-src 'none' ; frame-src https://koji.so "
    )]
    [DataRow("Content-Security-Policy", "Frame-Src 'none'; img-src a.example", "Frame-Src https://koji.so; img-src a.example")]
    [DataRow("Content-Security-Policy", "img-src *, frame-src  a.example ;", "img-src *, frame-src  a.example https://koji.so ;")]
    [DataRow(
        "Permissions-Policy",
        "camera=(),  microphone=();report-to=\"a,b\"",
        "camera=(), microphone=(self \"https://koji.so\");report-to=\"a,b\""
    )]
    [DataRow("Permissions-Policy", "microphone=self", "microphone=(self \"https://koji.so\")")]
    [DataRow(
        "Permissions-Policy",
        "microphone=(\"https://a.example\" self), x=\"a\\\", b\"",
        "microphone=(\"https://a.example\" self \"https://koji.so\"), x=\"a\\\", b\""
    )]
    public void Header_AtFault_IsWrittenWithEverythingElseAsItWas(string name, string value, string expected)
    {
        var fix = FixedPages.AssertHolds(FixedPages.Page(Tag, (name, value)));
        Assert.AreEqual((name, expected), (fix.Headers.Single().Name, fix.Headers.Single().Value));
        Assert.AreEqual(Tag, fix.Text);
    }

    [TestMethod]
    public void FeaturePolicy_AtFault_GivesWayToPermissionsPolicy()
    {
        var fix = FixedPages.AssertHolds(
            FixedPages.Page(Tag, ("Feature-Policy", "microphone 'none'"), ("Permissions-Policy", "camera=()"))
        );
        Assert.AreEqual(
            ("Permissions-Policy", "camera=(), microphone=(self \"https://koji.so\")"),
            (fix.Headers.Single().Name, fix.Headers.Single().Value)
        );
        Assert.AreEqual("feature-policy", fix.Rules.Single());
    }

    [TestMethod]
    [DataRow("microphone 'self'")]
    [DataRow("microphone=(), camera='none'")]
    public void PermissionsPolicy_ThatCannotBeRead_IsLeftToItsAuthor(string value) =>
        Assert.IsEmpty(FixedPages.AssertHolds(FixedPages.Page(Tag, ("Permissions-Policy", value))).Headers);

    [TestMethod]
    public void Headers_OfAPageWithoutThem_AreNotMadeUp() =>
        Assert.IsEmpty(FixedPages.Fix(FixedPages.Page("<iframe src='http://koji.so/api/v1/embed/p'>") with { Headers = null }).Headers);

    [TestMethod]
    [DataRow(
        "content=\"default-src &#39;self&#39;; img-src *\"",
        "content=\"default-src &#39;self&#39;; img-src *; frame-src 'self' https://koji.so\""
    )]
    [DataRow("content='frame-src'", "content='frame-src https://koji.so'")]
    [DataRow("content=frame-src", "content=\"frame-src https://koji.so\"")]
    public void Meta_AtFault_IsFixedInThePage(string content, string expected)
    {
        var fix = FixedPages.AssertHolds(
            FixedPages.Page($"<title>é\r\n</title>\r\n <META http-equiv=Content-Security-Policy {content}>\r\n{Tag}")
        );
        Assert.AreEqual($"<title>é\r\n</title>\r\n <META http-equiv=Content-Security-Policy {expected}>\r\n{Tag}", fix.Text);
        Assert.IsEmpty(fix.Headers);
    }
}
