using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

/// <summary>Iframes that scripts make.</summary>
[TestClass]
public sealed class ScriptReaderTests
{
    private const string Src = CheckedPages.Src;
    private const string Make = "const frame = document.createElement('iframe');\n";

    [TestMethod]
    [DataRow($"{Make}frame.src = '{Src}';\nframe.allow = 'microphone';\ndocument.body.append(frame);", "yes")]
    [DataRow($"{Make}frame.src = '{Src}';\nframe.allow = 'camera';\ndocument.body.append(frame);", "no")]
    [DataRow($"{Make}frame.src = '{Src}';\ndocument.body.appendChild(frame);", "no")]
    [DataRow(
        $"{Make}frame.setAttribute('src', '{Src}');\nframe.setAttribute(\"allow\", \"microphone\");\nframe.style.width = '100%';\nroot.replaceChildren(frame);",
        "yes"
    )]
    [DataRow($"const src = '{Src}';\nfunction show() {{\n  {Make}  frame.src = src;\n  root.append(frame);\n}}", "no")]
    [DataRow($"{Make}frame.src = '{Src}';\nif (voice) frame.allow = 'microphone';\ndocument.body.append(frame);", "?")]
    [DataRow($"{Make}frame.src = '{Src}';\ndocument.body.append(frame);\nframe.allow = 'microphone';", "?")]
    [DataRow($"{Make}frame.src = '{Src}';\ndecorate(frame);\ndocument.body.append(frame);", "?")]
    [DataRow($"function make() {{ {Make} frame.src = '{Src}'; return frame; }}", "?")]
    [DataRow($"{Make}frame.src = `https://koji.so/api/v1/embed/${{id}}`;\nframe.allow = 'camera';\ndocument.body.append(frame);", "no")]
    [DataRow($"{Make}frame.src = '{Src}';\nframe.allow = features;\ndocument.body.append(frame);", "?")]
    [DataRow($"React.createElement('iframe', {{ src: '{Src}', allow: 'microphone' }});", "yes")]
    [DataRow($"h('iframe', {{ attrs: {{ src: '{Src}' }} }});", "no")]
    [DataRow($"h('iframe', {{ src: '{Src}', ...rest }});", "?")]
    [DataRow($"root.innerHTML = '<iframe src=\"{Src}\" allow=\"camera\"></iframe>';", "no")]
    [DataRow($"root.innerHTML = `<div><iframe src=\"{Src}\" allow=\"microphone\" title=\"${{title}}\"></iframe></div>`;", "yes")]
    [DataRow(
        $"@Component({{ selector: 'x', template: `<p>a</p><iframe src=\"{Src}\" allow=\"camera\"></iframe>` }})\nexport class X {{}}",
        "no"
    )]
    [DataRow($"root.innerHTML = \"<iframe src='{Src}' \" + more + \"></iframe>\";", "")]
    [DataRow($"root.innerHTML = '<iframe src=\\'{Src}\\'></iframe>';", "")]
    [DataRow($"// {Make}\n// frame.src = '{Src}';", "")]
    [DataRow($"/* root.innerHTML = '<iframe src=\"{Src}\"></iframe>'; */", "")]
    [DataRow($"root.innerHTML = '<!-- <iframe src=\"{Src}\"></iframe> -->';", "")]
    [DataRow($"{Make}frame.src = '{Src}';\nframe.src = other;\ndocument.body.append(frame);", "")]
    public void Script_PredictsWhatItGivesForCertain(string script, string microphone)
    {
        var page = Check(script);

        Assert.AreEqual(
            microphone,
            string.Join(
                ' ',
                page.Embeds.Select(embed =>
                    embed.Predicts.Microphone switch
                    {
                        true => "yes",
                        false => "no",
                        _ => "?",
                    }
                )
            )
        );
        // What is not an embed is named.
        Assert.IsTrue(page.Embeds.Count > 0 || page.Skipped is { Count: > 0 });
    }

    [TestMethod]
    public void InlineScript_OfAFile_IsReadInItsPlace()
    {
        var page = CheckedPages.Check(
            CheckedPages.Source(
                $"<!doctype html>\n<body><script>\n  {Make}  frame.src = '{Src}';\n  document.body.append(frame);\n</script>"
            )
        );

        Assert.AreEqual((3, false), (page.Embeds.Single().Line, page.Embeds.Single().Predicts.Microphone));
        Assert.IsNull(page.Skipped);
    }

    [TestMethod]
    public void Script_MadeOfAPageThatWasServed_IsLeftToABrowser() =>
        Assert.IsEmpty(
            CheckedPages
                .Check(
                    CheckedPages.Source($"<script>{Make}frame.src = '{Src}'; document.body.append(frame);</script>") with
                    {
                        IsServed = true,
                    }
                )
                .Embeds
        );

    private static CheckedPage Check(string script) =>
        new PageChecker([]).Check(
            new()
            {
                Name = "a.js",
                Text = script,
                Language = PageLanguage.Script,
                Address = new("https://shop.example/"),
                Headers = [],
            },
            isOneOfMany: true
        );
}
