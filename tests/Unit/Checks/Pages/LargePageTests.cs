using System.Text;
using CsCheck;
using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

/// <summary>
/// Pages that nobody wrote by hand neither hang nor end the program. They come after everything that is quick, one at a time.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class LargePageTests
{
    private const string Frame = $"<iframe src=\"{CheckedPages.Src}\"></iframe>";
    private const int Times = 10_000;

    public static IEnumerable<object[]> Pages =>
        [
            [
                "10 MB of text",
                string.Concat(Enumerable.Repeat("<p class=\"a\">Some words, <b>a few</b> of them strong.</p>\n", 180_000)) + Frame,
                1,
            ],
            ["nested elements", string.Concat(Enumerable.Repeat("<div>", Times)) + Frame, 1],
            ["nested formatting", string.Concat(Enumerable.Repeat("<b><i>", Times)) + Frame, 1],
            ["frames that do not end", string.Concat(Enumerable.Repeat("<iframe ", Times)), 0],
            ["documents in frames", string.Concat(Enumerable.Repeat("<iframe srcdoc=\"", Times)), 0],
            ["many frames", string.Concat(Enumerable.Repeat(Frame + "\n", Times / 10)), Times / 10],
            ["brackets in a script", $"{Frame}<script>addEventListener(\"message\", {new string('(', 10 * Times)}</script>", 1],
            [
                "arrays in a script",
                $"{Frame}<script>addEventListener(\"message\", {new string('[', Times)}{new string(']', Times)})</script>",
                1,
            ],
            [
                "a sum in a script",
                $"{Frame}<script>addEventListener(\"message\", {string.Concat(Enumerable.Repeat("1+", 10 * Times))}1)</script>",
                1,
            ],
        ];

    [TestMethod]
    [DynamicData(nameof(Pages))]
    [Timeout(300_000)]
    public void Page_OfAnyMeasure_IsChecked(string name, string html, int embeds) =>
        Assert.HasCount(embeds, new PageChecker([]).Check(CheckedPages.Source(html)).Embeds, name);

    [TestMethod]
    [DataRow(PageLanguage.Jsx)]
    [DataRow(PageLanguage.Vue)]
    [DataRow(PageLanguage.Razor)]
    [Timeout(300_000)]
    public void Template_OfAnyMeasure_IsChecked(PageLanguage language)
    {
        foreach (var text in new[] { "<iframe src={", "<iframe {...", "<iframe src=\"", "<!-- ", "@* ", "/* " })
            Assert.IsEmpty(
                new PageChecker([])
                    .Check(CheckedPages.Source(string.Concat(Enumerable.Repeat(text, Times))) with { Language = language })
                    .Embeds
            );
    }

    [TestMethod]
    [Timeout(300_000)]
    public void Bytes_OfAnyKind_AreChecked() =>
        Gen
            .Byte.Array[0, 400]
            .Sample(
                bytes =>
                {
                    foreach (var language in Enum.GetValues<PageLanguage>())
                        new PageChecker([]).Check(
                            CheckedPages.Source(
                                $"<iframe {Encoding.Latin1.GetString(bytes)}<script>addEventListener('message', {Encoding.Latin1.GetString(bytes)}"
                            ) with
                            {
                                Language = language,
                            }
                        );
                },
                iter: 2_000
            );
}
