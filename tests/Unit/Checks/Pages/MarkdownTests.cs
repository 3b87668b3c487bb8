using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

/// <summary>Embeds in Markdown and MDX, and constants of the same file.</summary>
[TestClass]
public sealed class MarkdownTests
{
    private const string Src = CheckedPages.Src;
    private const string Tag = $"<iframe title=\"Interview\" src=\"{Src}\" allow=\"camera\"></iframe>";

    [TestMethod]
    [DataRow($"# Interview\n\n{Tag}\n", 1)]
    [DataRow($"It's here: {Tag} and {Tag}\n", 2)]
    [DataRow($"<div>\n  {Tag}\n</div>\n", 1)]
    [DataRow($"```html\n{Tag}\n```\n", 0)]
    [DataRow($"~~~\n{Tag}\n~~~\n", 0)]
    [DataRow($"- x\n\n  ```html\n  {Tag}\n  ```\n", 0)]
    [DataRow($"text\n\n    {Tag}\n", 0)]
    [DataRow($"Write `{Tag}` there.\n", 0)]
    [DataRow($"<!-- {Tag} -->\n", 0)]
    public void Markdown_HasTheIframesOfItsHtmlAlone(string text, int expected) =>
        Assert.HasCount(expected, CheckedPages.Read(text, PageLanguage.Markdown).Embeds);

    [TestMethod]
    public void Markdown_Code_IsSaidNotToBeLookedAt() =>
        Assert.Contains(
            "an address of Koji's in line 3",
            CheckedPages
                .Check(
                    new()
                    {
                        Name = "a.md",
                        Text = $"# x\n```html\n{Tag}\n```\n",
                        Language = PageLanguage.Markdown,
                    }
                )
                .Skipped!.Single()
        );

    [TestMethod]
    [DataRow($"import A from './a'\n\n# It's {{here}}\n\n<iframe title=\"i\" src=\"{Src}\" allow=\"camera\" />\n", 1)]
    [DataRow($"export const a = {{ b: '<' }}\n\n<Card>\n  <iframe src={{'{Src}'}}></iframe>\n</Card>\n\n5 < 6\n", 1)]
    [DataRow($"    <iframe src=\"{Src}\" />\n", 1)]
    [DataRow($"```jsx\n<iframe src=\"{Src}\" />\n```\n", 0)]
    [DataRow($"{{/* <iframe src=\"{Src}\" /> */}}\n", 0)]
    [DataRow($"</p>\n\n<iframe src=\"{Src}\" />\n", 1)]
    public void Mdx_HasTheIframesOfItsTags(string text, int expected) =>
        Assert.HasCount(expected, CheckedPages.Read(text, PageLanguage.Mdx).Embeds);

    [TestMethod]
    [DataRow($"const SRC = \"{Src}\";\nexport default () => <iframe src={{SRC}} />;", Src)]
    [DataRow($"export const SRC: string = '{Src}'\nexport default () => <iframe src={{SRC}} />;", Src)]
    [DataRow(
        $"const BASE = \"https://koji.so\";\nexport default () => <iframe src={{`${{BASE}}/api/v1/embed/x`}} />;",
        "https://koji.so/api/v1/embed/x"
    )]
    [DataRow(
        $"const BASE = \"https://koji.so\";\nexport default () => <iframe src={{BASE + '/api/v1/embed/x'}} />;",
        "https://koji.so/api/v1/embed/x"
    )]
    public void Constant_OfTheSameFile_IsItsValue(string text, string expected) =>
        Assert.AreEqual(new Uri(expected), CheckedPages.Read(text, PageLanguage.Jsx).Embeds.Single().Url);

    [TestMethod]
    [DataRow($"const SRC = \"{Src}\";\nexport default ({{ SRC }}) => <iframe src={{SRC}} />;")]
    [DataRow($"const SRC = \"{Src}\";\nfunction A() {{ const SRC = x(); return <iframe src={{SRC}} />; }}")]
    [DataRow($"let SRC = \"{Src}\";\nexport default () => <iframe src={{SRC}} />;")]
    [DataRow($"const SRC = `{Src}?user=${{id}}`;\nexport default () => <iframe src={{SRC}} />;")]
    [DataRow($"const SRC = dev ? x : \"{Src}\";\nexport default () => <iframe src={{SRC}} />;")]
    public void Name_ThatMayBeAnything_IsNotAConstant(string text) =>
        Assert.IsTrue(CheckedPages.Read(text, PageLanguage.Jsx).Embeds.All(embed => embed.Url is null));

    [TestMethod]
    public void Constant_ThatIsRead_IsLookedAt() =>
        Assert.IsNull(
            CheckedPages
                .Check(
                    new()
                    {
                        Name = "a.tsx",
                        Text = $"const SRC = \"{Src}\";\nexport default () => <iframe src={{SRC}} />;",
                        Language = PageLanguage.Jsx,
                    }
                )
                .Skipped
        );

    [TestMethod]
    public void Constant_OfAVueComponent_IsItsValue() =>
        Assert.AreEqual(
            new Uri(Src),
            CheckedPages
                .Read(
                    $"<script setup>\nconst src = '{Src}'\n</script>\n<template><iframe :src=\"src\"></iframe></template>",
                    PageLanguage.Vue
                )
                .Embeds.Single()
                .Url
        );
}
