using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

[TestClass]
public sealed class HtmlReaderTests
{
    private const string Frame = $"<iframe src=\"{CheckedPages.Src}\"></iframe>";

    [TestMethod]
    [DataRow("<base href=\"https://koji.so/api/\">", "v1/embed/x", "https://koji.so/api/v1/embed/x")]
    [DataRow("<base href=\"//koji.so/\">", "/api/v1/embed/x", "https://koji.so/api/v1/embed/x")]
    // The first that has an href counts, and only for what is relative.
    [DataRow(
        "<base target=\"_top\"><base href=\"https://koji.so/\"><base href=\"https://other.example/\">",
        "api/v1/embed/x",
        "https://koji.so/api/v1/embed/x"
    )]
    [DataRow("<base href=\"https://other.example/\">", "https://koji.so/api/v1/embed/x", "https://koji.so/api/v1/embed/x")]
    [DataRow("<base href=\"https://koji.so/\">", "//app.getkoji.com/embed/x", "https://app.getkoji.com/embed/x")]
    [DataRow("", "//koji.so/api/v1/embed/x", "https://koji.so/api/v1/embed/x")]
    [DataRow("", " \n https://koji.so/api/v1/embed/x\t", "https://koji.so/api/v1/embed/x")]
    [DataRow("", "https://koji.so/api/\n\tv1/em\r\nbed/x", "https://koji.so/api/v1/embed/x")]
    [DataRow("", "https:\\\\koji.so\\api\\v1\\embed\\x", "https://koji.so/api/v1/embed/x")]
    [DataRow("", "HTTPS://KOJI.SO/api/v1/embed/x", "https://koji.so/api/v1/embed/x")]
    [DataRow("", "https://koji.so/x/../api/./v1/embed/x", "https://koji.so/api/v1/embed/x")]
    [DataRow("", "https://koji.so/api/v1/embed/x?theme=dark&amp;mode=text", "https://koji.so/api/v1/embed/x?theme=dark&mode=text")]
    public void Src_IsResolvedAsBrowsersDo(string head, string src, string expected)
    {
        var embed = Embeds($"{head}<iframe src=\"{src}\"></iframe>").Single();

        Assert.AreEqual(expected, embed.Url?.AbsoluteUri);
        Assert.IsTrue(embed.IsKoji);
    }

    [TestMethod]
    [DataRow("<iframe></iframe>")]
    [DataRow("<iframe src></iframe>")]
    [DataRow("<iframe src=\"https://\"></iframe>")]
    [DataRow("<iframe src=\"about:blank\"></iframe>")]
    [DataRow("<iframe src=\"https://other.example/koji\"></iframe>")]
    [DataRow("<noscript>" + Frame + "</noscript>")]
    [DataRow("<head><noscript>" + Frame + "</noscript></head>")]
    [DataRow("<!-- " + Frame + " -->")]
    [DataRow("<textarea>" + Frame + "</textarea>")]
    [DataRow("<script>document.write('<!-- " + Frame + " -->');</script>")]
    [DataRow("<iframe>" + Frame)]
    public void Page_WithNoFrameThatLeadsToKoji_HasNoEmbed(string html) => Assert.IsEmpty(Embeds(html));

    [TestMethod]
    public void Template_IsSkippedAndSaidSo()
    {
        var page = CheckedPages.Read(CheckedPages.Source($"<template>{Frame}{Frame}</template>"));

        Assert.IsEmpty(page.Embeds);
        Assert.StartsWith("2 iframes in <template>", page.Skipped.Single());
    }

    [TestMethod]
    public void Src_OnAHostThatWasMeantToBeKojis_IsAnEmbedThatIsNot()
    {
        var embed = Embeds("<iframe src=\"https://www.getkoji.com/embed/x\"></iframe>").Single();

        Assert.IsFalse(embed.IsKoji);
        Assert.IsNull(embed.Address);
    }

    [TestMethod]
    [DataRow("<!doctype html>\n<p>\n  <iframe src=\"{0}\"></iframe>", 3, 3)]
    [DataRow("<!doctype html>\r\n<p>\r\n  <iframe src=\"{0}\"></iframe>", 3, 3)]
    [DataRow("<p>\u00fc\ud83d\ude00<iframe src=\"{0}\"></iframe>", 1, 7)]
    [DataRow("<!-- \r\n\r\n --><iframe\r\nsrc=\"{0}\"></iframe>", 3, 5)]
    public void Place_IsWhereTheTagBegins(string html, int line, int column)
    {
        var text = html.Replace("{0}", CheckedPages.Src, StringComparison.Ordinal);

        var embed = Embeds(text).Single();

        Assert.AreEqual(new Place(line, column), embed.Place);
        Assert.StartsWith("<iframe", text[embed.Tag!.Range]);
        Assert.EndsWith($"{CheckedPages.Src}\">", text[embed.Tag!.Range]);
    }

    [TestMethod]
    [DataRow("<iframe title=\"a > b\" src=\"{0}\">")]
    [DataRow("<iframe title='It says \"a > b\"' src='{0}'>")]
    [DataRow("<iframe title=It's src=\"{0}\">")]
    [DataRow("<iframe ti\"tle src={0}>")]
    [DataRow("<iframe title = \"a>\" src\n=\n\"{0}\" / >")]
    [DataRow("<iframe title=a\"b>c\" src=\"{0}\">", false)]
    public void Tag_EndsWhereBrowsersEndIt(string tag, bool isEmbed = true)
    {
        var text = tag.Replace("{0}", CheckedPages.Src, StringComparison.Ordinal);

        var embeds = Embeds($"<p>{text}It's \"more\" > text</iframe>");

        Assert.AreEqual(isEmbed ? 3..(3 + text.Length) : (Range?)null, embeds.SingleOrDefault()?.Tag?.Range);
    }

    [TestMethod]
    public void Attributes_AreReadOnceInAnyCase()
    {
        var embed = Embeds($"<IFRAME SRC=\"{CheckedPages.Src}\" Allow=\"microphone\" ALLOW=\"camera\" Title='a &amp; b' hidden></IFRAME>")
            .Single();

        Assert.AreEqual("microphone", embed["allow"]);
        Assert.AreEqual("a & b", embed["title"]);
        Assert.AreEqual("", embed["hidden"]);
        Assert.IsFalse(embed.Has("ALLOW"));
        Assert.IsFalse(embed.IsUnknown("sandbox"));
    }

    [TestMethod]
    public void Srcdoc_WithinSrcdoc_KeepsTheFramesAroundAndTheOutermostPlace()
    {
        var inner = $"<iframe allow=\"camera\" sandbox srcdoc='{Escape(Frame)}'></iframe>";

        var embed = Embeds($"<p>\n<iframe allow=\"microphone\" srcdoc='{Escape(inner)}'></iframe>").Single();

        CollectionAssert.AreEqual(new OuterFrame[] { new("microphone", null), new("camera", "") }, embed.Outer.ToList());
        Assert.AreEqual(new Place(2, 1), embed.Place);
        Assert.IsNull(embed.Tag);
        Assert.AreEqual(CheckedPages.Src, embed.Url?.AbsoluteUri);
    }

    [TestMethod]
    public void Srcdoc_ResolvesByItsOwnBaseOrThePagesOne()
    {
        Assert.AreEqual("https://koji.so/a", Inner("<iframe src=\"/a\"></iframe>"));
        Assert.AreEqual("https://app.getkoji.com/a", Inner("<base href=\"https://app.getkoji.com/\"><iframe src=\"/a\"></iframe>"));

        static string? Inner(string html) =>
            Embeds($"<base href=\"https://koji.so/\"><iframe srcdoc='{Escape(html)}'></iframe>").Single().Url?.AbsoluteUri;
    }

    [TestMethod]
    [DataRow("<script>x</script>", "x", 1, 9)]
    [DataRow("<p>\r\n<script\r\n type=\"module\">x</script>", "x", 3, 16)]
    [DataRow("<script type=\"\">x</script>", "x", 1, 17)]
    [DataRow("<script type=\"Text/JavaScript\">x</script>", "x", 1, 32)]
    public void Script_ThatRuns_IsReadWithItsPlace(string html, string text, int line, int column)
    {
        var script = CheckedPages.Read(CheckedPages.Source(html)).Scripts.Single();

        Assert.AreEqual(text, script.Text);
        Assert.AreEqual(new Place(line, column), script.Place);
    }

    [TestMethod]
    [DataRow("<script src=\"a.js\">x</script>")]
    [DataRow("<script type=\"application/json\">x</script>")]
    [DataRow("<script type=\"text/template\">x</script>")]
    public void Script_ThatDoesNotRun_IsNotRead(string html) => Assert.IsEmpty(CheckedPages.Read(CheckedPages.Source(html)).Scripts);

    private static string Escape(string html) =>
        html.Replace("&", "&amp;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private static IReadOnlyList<Embed> Embeds(string html) => CheckedPages.Read(CheckedPages.Source(html)).Embeds;
}
