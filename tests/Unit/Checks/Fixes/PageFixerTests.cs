using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

[TestClass]
public sealed class PageFixerTests
{
    private const string Src = FixedPages.Src;

    [TestMethod]
    [DataRow($"<iframe title=a src='{Src}'></iframe>", $"<iframe title=a src='{Src}' allow=\"microphone\"></iframe>")]
    [DataRow($"<iframe title=a src={Src} ></iframe>", $"<iframe title=a src={Src} allow=\"microphone\" ></iframe>")]
    [DataRow($"<IFRAME title=a src='{Src}'/>", $"<IFRAME title=a src='{Src}' allow=\"microphone\"/>")]
    [DataRow(
        $"<iframe\r\n  title=a\r\n  src='{Src}'\r\n></iframe>\r\n",
        $"<iframe\r\n  title=a\r\n  src='{Src}'\r\n  allow=\"microphone\"\r\n></iframe>\r\n"
    )]
    [DataRow(
        $"é\uFEFF\r\n<b>😀\r<iframe title='>' allow='camera &#39;self&#39;, fullscreen' src='{Src}'>",
        $"é\uFEFF\r\n<b>😀\r<iframe title='>' allow='microphone; camera &#39;self&#39;; fullscreen' src='{Src}'>"
    )]
    [DataRow($"<iframe title=a allow src='{Src}'>", $"<iframe title=a allow=\"microphone\" src='{Src}'>")]
    [DataRow($"<iframe title=a src='{Src}' x= >", $"<iframe title=a src='{Src}' x=\"\" allow=\"microphone\" >")]
    [DataRow($"<iframe title=a allow=camera src='{Src}'>", $"<iframe title=a allow=\"microphone; camera\" src='{Src}'>")]
    public void Allow_NotDelegating_IsWrittenInItsPlace(string page, string expected) => Assert.AreEqual(expected, FixedPages.Fix(page));

    [TestMethod]
    [DataRow("http://koji.so/api/v1/embed/p", "https://koji.so/api/v1/embed/p")]
    [DataRow("http://koji.so:80/api/v1/embed/p", "https://koji.so/api/v1/embed/p")]
    [DataRow($"{Src}?api_key=1", Src)]
    [DataRow($"{Src}?a&amp;api_key=1&amp;mode=%76oice#x", $"{Src}?a&amp;mode=%76oice#x")]
    [DataRow($"{Src}?api_key=1&amp;token=2&mode=voice&key=3", $"{Src}?mode=voice")]
    [DataRow($"{Src}?accent_color=%230f766e&amp;mode=voice", $"{Src}?accent_color=0f766e&amp;mode=voice")]
    [DataRow($"{Src}?accent_color=#0f766e&amp;mode=voice", $"{Src}?accent_color=0f766e&amp;mode=voice")]
    [DataRow($"{Src}?accent_color=#0f766e&amp;metadata=1", $"{Src}?accent_color=#0f766e&amp;metadata=1")]
    [DataRow($"{Src}?theme=blue&amp;nothing=1", $"{Src}?theme=blue&amp;nothing=1")]
    [DataRow("http://widget.example:8080/p", "http://widget.example:8080/p")]
    public void Src_WithOneAnswer_IsChangedThereAlone(string src, string expected) =>
        Assert.AreEqual(Tag(expected, "allow=\"microphone\""), FixedPages.Fix(Tag(src, "allow=\"microphone\"")));

    [TestMethod]
    [DataRow("sandbox=allow-scripts", " sandbox=\"allow-scripts allow-same-origin\"")]
    [DataRow("sandbox='allow-same-origin'", " sandbox='allow-same-origin allow-scripts'")]
    [DataRow("loading=\"lazy\"", "")]
    [DataRow("srcdoc", "")]
    [DataRow("srcdoc='a' SRCDOC='b'", "")]
    [DataRow("referrerpolicy=no-referrer", " referrerpolicy=origin")]
    [DataRow("hidden", " hidden")]
    public void Attribute_AtFault_IsFixed(string attribute, string expected) =>
        Assert.AreEqual(Tag(Src, $"allow=\"microphone\"{expected}"), FixedPages.Fix(Tag(Src, $"allow=\"microphone\" {attribute}")));

    [TestMethod]
    [DataRow(
        PageLanguage.Jsx,
        $"<iframe title='a' src=\"{Src}\" allow={{\"camera\"}} />",
        $"<iframe title='a' src=\"{Src}\" allow={{\"microphone; camera\"}} />"
    )]
    [DataRow(
        PageLanguage.Jsx,
        $"<iframe src={{`{Src}`}} referrerPolicy='no-referrer' />",
        $"<iframe src={{`{Src}`}} referrerPolicy='origin' allow=\"microphone\" title=\"Interview\" />"
    )]
    [DataRow(
        PageLanguage.Jsx,
        $"<iframe title='a' src=\"{Src}\" allow={{grants}} />",
        $"<iframe title='a' src=\"{Src}\" allow={{grants}} />"
    )]
    [DataRow(
        PageLanguage.Vue,
        $"<iframe title='a' src=\"{Src}\" :allow=\"grants\" />",
        $"<iframe title='a' src=\"{Src}\" :allow=\"grants\" />"
    )]
    [DataRow(PageLanguage.Vue, $"<iframe src=\"{Src}\" v-bind=\"rest\" />", $"<iframe src=\"{Src}\" v-bind=\"rest\" />")]
    [DataRow(PageLanguage.Razor, $"<iframe src=\"{Src}\" @attributes=\"rest\" />", $"<iframe src=\"{Src}\" @attributes=\"rest\" />")]
    [DataRow(
        PageLanguage.Razor,
        $"<iframe title='a@@b' src=\"{Src}\" allow='@grants' sandbox=''>",
        $"<iframe title='a@@b' src=\"{Src}\" allow='@grants' sandbox='allow-scripts allow-same-origin'>"
    )]
    [DataRow(
        PageLanguage.Razor,
        $"<iframe title='a@@b' src=\"{Src}\" allow=microphone sandbox=''>",
        $"<iframe title='a@@b' src=\"{Src}\" allow=microphone sandbox='allow-scripts allow-same-origin'>"
    )]
    public void Template_WhatItSaysPlainly_IsFixedAlone(PageLanguage language, string page, string expected) =>
        Assert.AreEqual(expected, FixedPages.Fix(page, language));

    [TestMethod]
    [DataRow("loading=\"lazy\"/>", " />")]
    [DataRow("loading=\"lazy\"x>", " x>")]
    public void Value_WithoutQuotes_DoesNotGoOnWhereAnAttributeIsTakenAway(string attribute, string expected)
    {
        var tag = $"<iframe title=a src='{Src}' allow=microphone";
        Assert.AreEqual(tag + expected, FixedPages.Fix($"{tag} {attribute}"));
    }

    [TestMethod]
    public void Interview_InWriting_IsGivenNoMicrophone()
    {
        var page = FixedPages.Page($"<iframe title=a src='{Src}?mode=text'></iframe>", ("Permissions-Policy", "microphone=()"));
        var fix = FixedPages.Fix(page);
        Assert.AreEqual(page.Text, fix.Text);
        Assert.IsEmpty(fix.Headers);
        Assert.IsEmpty(fix.Rules);
    }

    [TestMethod]
    public void Src_ThatAPolicyMakesSecure_IsWrittenSo()
    {
        var page = FixedPages.Page(
            "<iframe title=a allow=microphone src='http://koji.so/api/v1/embed/p'></iframe>",
            ("Content-Security-Policy", "upgrade-insecure-requests")
        );
        var fix = FixedPages.AssertHolds(page);
        Assert.AreEqual("<iframe title=a allow=microphone src='https://koji.so/api/v1/embed/p'></iframe>", fix.Text);
        Assert.Contains("allow-microphone", fix.Rules);
    }

    [TestMethod]
    public void Frame_OfAStranger_IsGivenNothing()
    {
        var page = FixedPages.Page(
            "<iframe title=a src='https://koji.example/p'></iframe>",
            ("Content-Security-Policy", "frame-src 'none'"),
            ("Permissions-Policy", "microphone=()")
        );
        var fix = FixedPages.Fix(page);
        Assert.AreEqual(page.Text, fix.Text);
        Assert.IsEmpty(fix.Headers);
    }

    [TestMethod]
    public void Frame_WithinASrcdoc_IsNotTouched()
    {
        var page = $"<iframe title=a srcdoc='<iframe src=\"{Src}\"></iframe>'></iframe>";
        Assert.AreEqual(page, FixedPages.Fix(page));
    }

    private static string Tag(string src, string attributes) => $"<p>\r\n<iframe title='a' src=\"{src}\" {attributes}></iframe>\n";
}
