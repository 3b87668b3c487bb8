using KojiWidgetHarness.Scenarios.Sites;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class EmbedMarkupTests
{
    private const string Koji = "https://app.getkoji.com/embed/";

    [TestMethod]
    [DataRow(
        """<p>a<IFRAME  SRC='https://app.getkoji.com/embed/1' allow=microphone title='a > "b"'>x</IFRAME></p >""",
        """<p>a<iframe title="a &gt; &quot;b&quot;" src="https://app.getkoji.com/embed/2&amp;c">x</IFRAME></p >"""
    )]
    [DataRow("<iframe src=https://other.example/></iframe>\r\n<!-- <iframe src=https://app.getkoji.com/embed/1> -->", null)]
    [DataRow("<textarea><iframe src='https://app.getkoji.com/embed/1'></textarea>", null)]
    [DataRow("no markup at all", null)]
    public void Rewrite_ChangesTheWidgetsTagAlone(string html, string? expected)
    {
        var changed = EmbedMarkup.Rewrite(
            html,
            src => src.StartsWith(Koji, StringComparison.Ordinal),
            new Dictionary<string, string?> { ["src"] = Koji + "2&c", ["allow"] = null }
        );

        Assert.AreEqual(expected ?? html, changed);
    }

    [TestMethod]
    public void Rewrite_OfSeveral_ChangesEach()
    {
        const string One = $"<iframe src=\"{Koji}1\"></iframe>";

        var changed = EmbedMarkup.Rewrite(One + "é𝄞" + One, _ => true, new Dictionary<string, string?> { ["loading"] = "lazy" });

        const string Lazy = $"<iframe src=\"{Koji}1\" loading=\"lazy\"></iframe>";
        Assert.AreEqual(Lazy + "é𝄞" + Lazy, changed);
    }
}
