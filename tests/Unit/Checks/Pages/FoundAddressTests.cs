using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

/// <summary>Koji's addresses outside of the tags that are read: each is said, for something may be embedded there.</summary>
[TestClass]
public sealed class FoundAddressTests
{
    [TestMethod]
    [DataRow(PageLanguage.Html, "<script>embed('https://koji.so/api/v1/embed/x');</script>")]
    [DataRow(PageLanguage.Html, "<object data=\"https://koji.so/api/v1/embed/x\"></object>")]
    [DataRow(PageLanguage.Html, "<frameset><frame src=\"https://app.getkoji.com/embed/x\"></frameset>")]
    [DataRow(PageLanguage.Html, "<!-- <iframe src=\"https://koji.so/api/v1/embed/x\"> -->")]
    [DataRow(PageLanguage.Html, "<{% if x %}iframe{% else %}div{% endif %} src=\"https://koji.so/api/v1/embed/x\">")]
    [DataRow(PageLanguage.Html, "<script>{\"url\":\"https:\\/\\/koji.so\\/api\\/v1\\/embed\\/x\"}</script>")]
    [DataRow(PageLanguage.Html, "<a href=\"/go?to=https%3A%2F%2Fkoji.so%2Fapi%2Fv1%2Fembed%2Fx\">")]
    [DataRow(PageLanguage.Jsx, "const KOJI = \"https://koji.so\"; return <KojiIframe src={`${KOJI}/api/v1/embed/${id}`} />")]
    [DataRow(PageLanguage.Jsx, "return React.createElement(Frame, { src: `https://app.getkoji.com/embed/${id}` })")]
    [DataRow(PageLanguage.Vue, "<script>const url = 'https://koji.so/api/v1/embed/x'</script><template><p/></template>")]
    [DataRow(PageLanguage.Vue, "<template lang=\"pug\">\niframe(src=\"https://koji.so/api/v1/embed/x\")\n</template>")]
    public void Address_OutsideOfAnIframe_IsSaid(PageLanguage language, string text)
    {
        var page = new PageChecker([]).Check(CheckedPages.Source(text) with { Language = language });

        Assert.IsEmpty(page.Embeds);
        Assert.Contains("an address of Koji's in line", string.Join('\n', page.Skipped!));
        Assert.Contains("Koji's address is in line", page.Findings.Single(finding => finding.Rule == "embed-missing").Message);
    }

    [TestMethod]
    [DataRow("<iframe title=x src=\"https://koji.so/api/v1/embed/x\" allow=microphone></iframe>")]
    [DataRow("<p>We use Koji, see https://koji.so for more.</p>")]
    [DataRow("<link rel=preconnect href=https://koji.so>\n<p>")]
    public void Address_OfAnEmbedOrInProse_IsNot(string text) =>
        Assert.IsNull(new PageChecker([]).Check(CheckedPages.Source(text)).Skipped);
}
