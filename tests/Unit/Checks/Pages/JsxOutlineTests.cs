using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

/// <summary>Iframes in scripts: what is in a string, a comment or a regular expression is not one, and hides none.</summary>
[TestClass]
public sealed class JsxOutlineTests
{
    private const string Frame = $"<iframe src=\"{CheckedPages.Src}\" allow=\"camera\" title=\"x\" />";

    [TestMethod]
    [DataRow("export default () => (<div>\n  <input type=\"file\" accept=\"image/*\" />\n  {0}\n</div>)")]
    [DataRow("const glob = 'src/**/*.ts'; const a = <p>{0}</p>;")]
    [DataRow("const r = /[/\"'`<{]\\/*/g; return {0};")]
    [DataRow("const s = `<iframe ${ x ? `}` : '}' } {`; return ({0});")]
    [DataRow("return <p>It's a {\"}\"} quote \" and // no comment /* none {0}</p>;")]
    [DataRow("const f = <T,>(a: Array<T>) => a < 3 && b > 2; return cond && {0};")]
    [DataRow("return <Modal body={<div>{0}</div>} onClick={() => { say(\"}\"); }} />;")]
    [DataRow("return <>{list.map(x => <li key={x}>{0}</li>)}</>;")]
    [DataRow("if (a / 2 > b / 3) { } return cond ? {0} : null;")]
    [DataRow("const a = b as unknown as Foo<string>; export default function A() { return {0} }")]
    [DataRow("/** <iframe src=\"x\"> it's */ // don't\nreturn {0}")]
    [DataRow("return <Foo<string> a=\"b\">{0}</Foo>")]
    public void Iframe_AmongOtherThings_IsFound(string code)
    {
        var embed = Read(code.Replace("{0}", Frame, StringComparison.Ordinal)).Embeds.Single();

        Assert.AreEqual("camera", embed["allow"]);
        Assert.IsNull(embed.Tag!.Foreign);
    }

    [TestMethod]
    [DataRow("  // return {0};\nreturn <p>Off for now</p>;")]
    [DataRow("return <p>{/* {0} */}</p>;")]
    [DataRow("return <p>{\n// {0}\n}</p>;")]
    [DataRow("const s = '{0}';")]
    [DataRow("const s = `{0}`;")]
    [DataRow("const r = /{0}/;")]
    public void Iframe_ThatIsNotATag_IsIgnored(string code) =>
        Assert.IsEmpty(Read(code.Replace("{0}", Frame.Replace("/>", ">", StringComparison.Ordinal), StringComparison.Ordinal)).Embeds);

    [TestMethod]
    public void Attribute_InAComment_IsNotThere()
    {
        var embed = Read($"<iframe\n  src=\"{CheckedPages.Src}\"\n  // allow=\"microphone\"\n  /* title=\"x\" */\n/>").Embeds.Single();

        Assert.IsFalse(embed.Has("allow") || embed.IsUnknown("allow"));
        Assert.IsNotNull(embed.Tag!.Foreign);
    }

    [TestMethod]
    [DataRow(PageLanguage.Html, "<div>")]
    [DataRow(PageLanguage.Html, "<div><span title='>'>")]
    [DataRow(PageLanguage.Html, "<table><tr><td>")]
    [DataRow(PageLanguage.Html, "<svg><g>")]
    [DataRow(PageLanguage.Html, "<template><b>")]
    [DataRow(PageLanguage.Html, "<b><i><a>")]
    [DataRow(PageLanguage.Html, "{% if x %}<div>")]
    [DataRow(PageLanguage.Html, "<ul><li><p>")]
    [DataRow(PageLanguage.Jsx, "<div>")]
    [DataRow(PageLanguage.Jsx, "<a b={<c>")]
    [DataRow(PageLanguage.Jsx, "{(")]
    [DataRow(PageLanguage.Jsx, "`${")]
    [DataRow(PageLanguage.Vue, "<div>")]
    [DataRow(PageLanguage.Razor, "@if (x) { <div>")]
    public void Nesting_OfAnyDepth_IsRead(PageLanguage language, string element)
    {
        const int Times = 200_000;
        var text = string.Concat(Enumerable.Repeat(element, Times));

        new PageChecker([]).Check(CheckedPages.Source($"{Frame}</iframe>{text}{Frame}") with { Language = language });
        // Time would tell less: a parser looks through all open elements at each tag, so their number is what has to stay small.
        if (language == PageLanguage.Html)
            Assert.IsLessThanOrEqualTo(2 * 512, Depth(ParserText.Of(text, isServed: false)));
    }

    [TestMethod]
    public void Element_DeeperThanBrowsersBuild_KeepsTheFrameInIt()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 20_000));
        var page = new PageChecker([]).Check(
            CheckedPages.Source($"{deep}{Frame}</iframe>{deep.Replace("<", "</", StringComparison.Ordinal)}\n{Frame}")
        );

        Assert.AreEqual("1 2", string.Join(' ', page.Embeds.Select(embed => embed.Line)));
        Assert.HasCount(2, page.Findings.Where(finding => finding.Rule == "allow-microphone"));
    }

    // None of these is closed, so each is in those before it.
    private static int Depth(string text) =>
        new[] { "<div", "<span", "<table", "<svg", "<g", "<template", "<b", "<i>", "<a>", "<ul" }.Sum(name => text.Split(name).Length - 1);

    private static HostPage Read(string text) => CheckedPages.Read(CheckedPages.Source(text) with { Language = PageLanguage.Jsx });
}
