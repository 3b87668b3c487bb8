using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

/// <summary>Typographic quotes, as a word processor or a blog's editor makes them of straight ones.</summary>
[TestClass]
public sealed class StrayCharactersTests
{
    private const string Src = FixedPages.Src;
    private const string Good = $"<iframe title=\"Interview\" src=\"{Src}\" allow=\"microphone\">";

    [TestMethod]
    [DataRow($"<iframe title=”Interview” src=”{Src}” allow=”microphone”>")]
    [DataRow($"<iframe title=“Interview” src=“{Src}“ allow=″microphone″>")]
    [DataRow($"<iframe title=‘Interview’ src=«{Src}» allow=„microphone“>")]
    [DataRow($"<iframe title=&#8221;Interview&#8221; src=&rdquo;{Src}&rdquo; allow=&ldquo;microphone&rdquo;>")]
    [DataRow($"<iframe title=\"“Interview”\" src='”{Src}”' allow=\"“microphone”\">")]
    [DataRow($"<iframe title=\"Interview\" src=\"\u00A0{Src}\" allow=\"microphone\u00A0\">")]
    [DataRow($"<iframe title=\u0093Interview\u0094 src=\u0093{Src}\u0094 allow=\u0093microphone\u0094>")]
    public void Quotes_AroundValues_AreStraightened(string tag)
    {
        var page = FixedPages.Page($"<p>“Talk” to us\r\n{tag}</iframe>");

        var predicts = new PageChecker([]).Check(page).Embeds.Single().Predicts;
        Assert.IsTrue(predicts is { Loads: false } or { Microphone: false }, $"{predicts}");
        Assert.AreEqual($"<p>“Talk” to us\r\n{Good}</iframe>", FixedPages.AssertHolds(page).Text);
    }

    [TestMethod]
    [DataRow(
        $"<iframe title=“My first Interview” src=\"{Src}\" allow=“camera; fullscreen”>",
        $"<iframe title=\"My first Interview\" src=\"{Src}\" allow=\"microphone; camera; fullscreen\">"
    )]
    [DataRow(
        $"<iframe allow=“microphone title=\"Interview\" src=\"{Src}\">",
        $"<iframe allow=microphone title=\"Interview\" src=\"{Src}\">"
    )]
    public void Quotes_AroundSeveralWords_AreStraightenedWhereTheyClose(string tag, string expected) =>
        Assert.AreEqual(expected, FixedPages.Fix(tag));

    [TestMethod]
    public void Quotes_AroundASrcOfTheOlderGeneration_AreStraightened() =>
        Assert.AreEqual(
            "<iframe title=x src=\"https://app.getkoji.com/embed/10000000-0000-4000-8000-000000000001?mode=voice&amp;auto_start=true\" allow=\"microphone\">",
            FixedPages.Fix(
                "<iframe title=x src=”https://app.getkoji.com/embed/10000000-0000-4000-8000-000000000001?mode=voice&#038;auto_start=true” allow=”microphone”>"
            )
        );

    [TestMethod]
    public void Quotes_InATemplatesTag_StayAndAreSaid()
    {
        var page = FixedPages.Page($"<iframe title=”{{{{ title }}}}” src=\"{Src}\" allow=”microphone”>");

        var fix = FixedPages.Fix(page);
        Assert.AreEqual(page.Text, fix.Text);
        Assert.Contains("stray-characters", new PageChecker([]).Check(page).Findings.Select(finding => finding.Rule));
        Assert.Contains("left as it is", fix.Advice[0].Reason);
    }

    [TestMethod]
    public void Attribute_Twice_IsReadAndEditedWhereItCounts() =>
        Assert.AreEqual(
            $"<iframe title=x src=\"{Src}\" ALLOW=\"microphone; camera\" allow=\"microphone\">",
            FixedPages.Fix($"<iframe title=x src=\"{Src}\" ALLOW=\"camera\" allow=\"microphone\">")
        );

    [TestMethod]
    public void Attribute_TwiceAndOneByAnExpression_IsOpen() =>
        Assert.IsNull(
            new PageChecker([])
                .Check(
                    FixedPages.Page($"<iframe title=x src=\"{Src}\" allow=\"camera\" :allow=\"x\">") with
                    {
                        Language = PageLanguage.Vue,
                    }
                )
                .Embeds.Single()
                .Predicts.Microphone
        );
}
