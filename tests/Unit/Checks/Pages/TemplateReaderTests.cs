using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

/// <summary>Iframes as templates have them: what is written is read, what an expression makes is not guessed.</summary>
[TestClass]
public sealed class TemplateReaderTests
{
    [TestMethod]
    [DataRow(PageLanguage.Jsx, "allow=\"microphone\"", "microphone")]
    [DataRow(PageLanguage.Jsx, "allow={'microphone'}", "microphone")]
    [DataRow(PageLanguage.Jsx, "allow={`microphone`}", "microphone")]
    [DataRow(PageLanguage.Jsx, "allow={`${feature}`}", null)]
    [DataRow(PageLanguage.Jsx, "allow={voice ? 'microphone' : ''}", null)]
    [DataRow(PageLanguage.Jsx, "onLoad={() => { say(\"}\"); }} allow=\"microphone\"", "microphone")]
    [DataRow(PageLanguage.Vue, "allow=\"microphone\"", "microphone")]
    [DataRow(PageLanguage.Vue, ":allow=\"features\"", null)]
    [DataRow(PageLanguage.Vue, "v-bind:allow=\"features\"", null)]
    [DataRow(PageLanguage.Razor, "allow=\"microphone\"", "microphone")]
    [DataRow(PageLanguage.Razor, "allow=\"@Model.Features\"", null)]
    [DataRow(PageLanguage.Razor, "allow=\"microphone @@me\"", "microphone @me")]
    public void Attribute_IsReadWhereItIsWritten(PageLanguage language, string attribute, string? expected)
    {
        var embed = Read(language, $"<iframe src=\"{CheckedPages.Src}\" {attribute} />").Embeds.Single();

        Assert.AreEqual(expected, embed["allow"]);
        Assert.AreEqual(expected is null, embed.IsUnknown("allow"));
    }

    [TestMethod]
    [DataRow(PageLanguage.Jsx, "src={`https://koji.so/api/v1/embed/${id}`}")]
    [DataRow(PageLanguage.Vue, ":src=\"`https://koji.so/api/v1/embed/${id}`\"")]
    [DataRow(PageLanguage.Razor, "src=\"https://koji.so/api/v1/embed/@Model.Id\"")]
    public void Src_ThatAnExpressionEnds_IsKojisAndNotKnown(PageLanguage language, string src)
    {
        var embed = Read(language, $"<iframe {src}></iframe>").Embeds.Single();

        Assert.IsTrue(embed.IsKoji);
        Assert.IsNull(embed.Url);
        Assert.AreEqual("https://koji.so", embed.Origin?.ToString());
    }

    [TestMethod]
    [DataRow(PageLanguage.Jsx, "<iframe src={url} />", "the iframe in line 1, whose src an expression makes: url")]
    [DataRow(PageLanguage.Jsx, "<p>\n<iframe {...props} />", "the iframe in line 2, whose src an expression makes")]
    [DataRow(PageLanguage.Razor, "<iframe src=\"@Url\"></iframe>", "the iframe in line 1, whose src an expression makes: @Url")]
    [DataRow(PageLanguage.Vue, "<iframe title=\"x", "the iframe in line 1, whose tag does not end")]
    public void Iframe_ThatCannotBeRead_IsSkippedAndSaidSo(PageLanguage language, string text, string expected)
    {
        var page = Read(language, text);

        Assert.IsEmpty(page.Embeds);
        Assert.AreEqual(expected, page.Skipped.Single());
    }

    [TestMethod]
    [DataRow(PageLanguage.Jsx, "{/* <iframe src=\"https://koji.so/api/v1/embed/x\" /> */}")]
    [DataRow(PageLanguage.Vue, "<!-- <iframe src=\"https://koji.so/api/v1/embed/x\" /> -->")]
    [DataRow(PageLanguage.Razor, "@* <iframe src=\"https://koji.so/api/v1/embed/x\" /> *@")]
    [DataRow(PageLanguage.Jsx, "<iframes src=\"https://koji.so/api/v1/embed/x\" />")]
    public void Iframe_ThatIsNotOne_IsNotRead(PageLanguage language, string text)
    {
        var page = Read(language, text);

        Assert.IsEmpty(page.Embeds);
        Assert.IsEmpty(page.Skipped);
    }

    private static HostPage Read(PageLanguage language, string text) =>
        CheckedPages.Read(CheckedPages.Source(text) with { Language = language });
}
