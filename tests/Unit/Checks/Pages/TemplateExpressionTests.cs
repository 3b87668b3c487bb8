using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Tests.Unit.Checks.Fixes;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

/// <summary>
/// Tags with expressions of templates in them, whatever the file's ending: what an expression can change is open, and the tag stays as it
/// is.
/// </summary>
[TestClass]
public sealed class TemplateExpressionTests
{
    private const string Src = FixedPages.Src;

    // Each makes the tag's allow, or may.
    [TestMethod]
    [DataRow("allow=\"{{ allow }}\"")]
    [DataRow("allow={{ allow }}")]
    [DataRow("allow=\"{{ 'micro' ~ \"phone\" }}\"")]
    [DataRow("allow='{{{ allow }}}'")]
    [DataRow("[attr.allow]=\"allow\"")]
    [DataRow("[allow]=\"allow\"")]
    [DataRow("bind-allow=\"allow\"")]
    [DataRow(":allow=\"allow\"")]
    [DataRow("v-bind:allow=\"allow\"")]
    [DataRow(":allow.attr=\"allow\"")]
    [DataRow(":[name]=\"allow\"")]
    [DataRow("v-bind=\"obj\"")]
    [DataRow("x-bind:allow=\"allow\"")]
    [DataRow("x-bind=\"obj\"")]
    [DataRow("bind:allow={allow}")]
    [DataRow("{...props}")]
    [DataRow("{allow}")]
    [DataRow("{@attach x}")]
    [DataRow("{% if mic %}allow=\"microphone\"{% endif %}")]
    [DataRow("{% if mic %} allow=\"microphone\" {% endif %}")]
    [DataRow("allow=\"{% if mic %}microphone{% endif %}\"")]
    [DataRow("allow=\"<%= allow %>\"")]
    [DataRow("allow=<%= allow > 3 %>")]
    [DataRow("<% if (mic > 1) { %>allow=\"microphone\"<% } %>")]
    [DataRow("allow=\"<?php echo $allow; ?>\"")]
    [DataRow("<?php if ($a > 1): ?>allow=\"microphone\"<?php endif ?>")]
    [DataRow("allow=\"<?= $x[\"a\"] ?>\"")]
    [DataRow("allow=\"@Model.Allow\"")]
    [DataRow("allow=@Model.Allow")]
    [DataRow("allow=\"@(Model.Allow ?? \"camera\")\"")]
    [DataRow("@(mic ? \"allow=microphone\" : \"\")")]
    [DataRow("@if(mic) allow=\"microphone\" @endif")]
    [DataRow("@class(['a' => true])")]
    [DataRow("@attributes=\"rest\"")]
    [DataRow("allow=\"#{allow}\"")]
    [DataRow("allow=\"${allow}\"")]
    [DataRow("allow=\"$allow\"")]
    [DataRow("allow=\"$!{allow}\"")]
    [DataRow("allow=\"*{allow}\"")]
    [DataRow("allow=\"@{allow}\"")]
    [DataRow("allow=\"{allow}\"")]
    [DataRow("allow=\"{$allow}\"")]
    [DataRow("allow=\"{!! $allow !!}\"")]
    [DataRow("allow=\"[[${allow}]]\"")]
    [DataRow("allow=\"[% allow %]\"")]
    [DataRow("allow=\"%ALLOW_LIST%\"")]
    [DataRow("th:attr=\"allow=${allow}\"")]
    [DataRow("th:allow=\"${allow}\"")]
    [DataRow("data-th-allow=\"${allow}\"")]
    [DataRow("data-th-attr=\"allow=${allow}\"")]
    [DataRow("ng-attr-allow=\"{{ allow }}\"")]
    [DataRow("data-bind=\"attr: { allow: allow }\"")]
    [DataRow("<c:if test=\"${mic}\">allow=\"microphone\"</c:if>")]
    [DataRow("<#if mic>allow=\"microphone\"</#if>")]
    [DataRow("{{#if mic}}allow=\"microphone\"{{/if}}")]
    [DataRow("{{ attrs }}")]
    [DataRow("{{attrs}}allow=\"camera\"")]
    [DataRow("{%if a%}allow=\"camera\"{%else%}allow=\"microphone\"{%endif%}")]
    [DataRow("allow=\"camera\" :allow=\"allow\"")]
    [DataRow("data-{{ name }}=\"x\"")]
    [DataRow("allow=\"<!--# echo var='allow' -->\"")]
    public void Allow_ThatAnExpressionMayMake_IsOpenAndNeverEdited(string attribute)
    {
        foreach (
            var tag in new[]
            {
                $"<iframe src=\"{Src}\" {attribute}></iframe>",
                $"<iframe {attribute} src='{Src}' ></iframe>",
                $"<IFRAME\r\n\t{attribute}\r\n\tSRC=\"{Src}\"\r\n></IFRAME>",
            }
        )
        {
            var page = FixedPages.Page($"<!doctype html>\r\n<p>{tag}");
            AssertOpen(page);
            AssertOpen(page with { IsServed = true });
        }
    }

    [TestMethod]
    [DataRow(PageLanguage.Vue, ":allow=\"allow\"")]
    [DataRow(PageLanguage.Vue, "v-bind=\"obj\"")]
    [DataRow(PageLanguage.Vue, "v-bind:allow=\"allow\"")]
    [DataRow(PageLanguage.Vue, "allow=\"{{ allow }}\"")]
    [DataRow(PageLanguage.Jsx, "allow={allow}")]
    [DataRow(PageLanguage.Jsx, "{...props}")]
    [DataRow(PageLanguage.Jsx, "allow={`${allow}`}")]
    [DataRow(PageLanguage.Jsx, "{...{ allow: \"microphone\" }}")]
    [DataRow(PageLanguage.Jsx, "allow={\"micro\" + phone}")]
    [DataRow(PageLanguage.Jsx, "allow=\"camera\" {...props}")]
    [DataRow(PageLanguage.Jsx, "allow={cond ? \"a\" : \"b\"}")]
    [DataRow(PageLanguage.Razor, "allow=\"@Model.Allow\"")]
    [DataRow(PageLanguage.Razor, "allow=\"@(Model.Allow ?? \"camera\")\"")]
    [DataRow(PageLanguage.Razor, "@attributes=\"rest\"")]
    [DataRow(PageLanguage.Razor, "@Html.Raw(\"allow=\\\"microphone\\\"\")")]
    [DataRow(PageLanguage.Razor, "@(mic ? Html.Raw(\"allow\") : null)")]
    public void Allow_OfATemplate_IsOpenAndNeverEdited(PageLanguage language, string attribute) =>
        AssertOpen(FixedPages.Page($"<div><iframe title=\"x\" src=\"{Src}\" {attribute} /></div>") with { Language = language });

    // Nothing here can change what allow says.
    [TestMethod]
    [DataRow(PageLanguage.Html, "title=\"{{ title }}\" allow=\"camera\"")]
    [DataRow(PageLanguage.Html, "@load=\"go\" allow=\"camera\"")]
    [DataRow(PageLanguage.Html, "(load)=\"go($event)\" *ngIf=\"mic > 1\" allow=\"camera\"")]
    [DataRow(PageLanguage.Html, "v-if=\"a > b\" allow=\"camera\"")]
    [DataRow(PageLanguage.Html, "onload=\"f({{ x }})\" allow=\"camera\"")]
    [DataRow(PageLanguage.Vue, "v-bind=\"obj\" allow=\"camera\"")]
    [DataRow(PageLanguage.Vue, "title=\"x\" :allow=\"'camera'\"")]
    [DataRow(PageLanguage.Jsx, "{...props} allow=\"camera\"")]
    public void Expression_ElsewhereInTheTag_LeavesAllowKnownAndTheTagAlone(PageLanguage language, string attributes)
    {
        var page = FixedPages.Page($"<div><iframe {attributes} src=\"{Src}\" /></div>") with { Language = language };

        Assert.AreEqual(false, Predict(page).Microphone);
        Assert.AreEqual(page.Text, FixedPages.Fix(page).Text);
        Assert.Contains("left as it is", FixedPages.Fix(page).Advice[0].Reason);
    }

    // As components are parsed whole, what is plain in them is edited.
    [TestMethod]
    [DataRow(
        PageLanguage.Jsx,
        "onLoad={() => go()} allow={'camera'} title=\"x\"",
        "onLoad={() => go()} allow={'microphone; camera'} title=\"x\""
    )]
    [DataRow(
        PageLanguage.Jsx,
        "style={{ border: 0 }} title=\"x\" allow=\"camera\"",
        "style={{ border: 0 }} title=\"x\" allow=\"microphone; camera\""
    )]
    [DataRow(
        PageLanguage.Jsx,
        "className={wide ? 'a>b' : ''} title={t('x')}",
        "className={wide ? 'a>b' : ''} title={t('x')} allow=\"microphone\""
    )]
    [DataRow(
        PageLanguage.Vue,
        ":title=\"name\" @load=\"seen\" v-if=\"a > b\"",
        ":title=\"name\" @load=\"seen\" v-if=\"a > b\" allow=\"microphone\""
    )]
    [DataRow(PageLanguage.Markup, "title={name} on:load={() => a > b}", "title={name} on:load={() => a > b} allow=\"microphone\"")]
    [DataRow(PageLanguage.Astro, "{title} class:list={['a']} allow=\"camera\"", "{title} class:list={['a']} allow=\"microphone; camera\"")]
    [DataRow(
        PageLanguage.Razor,
        "title=\"@(Model.Title ?? \"Interview\")\" allow=\"camera\"",
        "title=\"@(Model.Title ?? \"Interview\")\" allow=\"microphone; camera\""
    )]
    public void Expression_ElsewhereInATagOfAComponent_LeavesTheRestToBeFixed(PageLanguage language, string before, string after)
    {
        var page = FixedPages.Page($"<div><iframe src=\"{Src}\" {before}></iframe></div>") with { Language = language };

        Assert.AreEqual($"<div><iframe src=\"{Src}\" {after}></iframe></div>", FixedPages.AssertHolds(page).Text);
    }

    [TestMethod]
    [DataRow("data-config='{\"a\":{\"b\":[1]}}'")]
    [DataRow("data-config=\"{&quot;a&quot;:1}\"")]
    [DataRow("onload=\"if (x) { go(`${x}`) }\"")]
    [DataRow("title=\"100 % for $5 at a@b.example\"")]
    [DataRow("title='a > b < c'")]
    [DataRow("xml:lang=\"en\"")]
    [DataRow("data-x=\"%20%C3%A9\"")]
    [DataRow("class=\"md:w-1/2 [a] *\"")]
    public void PlainHtml_ThatLooksAlike_IsEdited(string attribute) =>
        Assert.AreEqual(
            $"<iframe src=\"{Src}\" {attribute} aria-label=x allow=\"microphone\">",
            FixedPages.Fix($"<iframe src=\"{Src}\" {attribute} aria-label=x>")
        );

    [TestMethod]
    [DataRow(PageLanguage.Html, "src=\"https://koji.so/api/v1/embed/{{ id }}?mode=voice\"")]
    [DataRow(PageLanguage.Html, "src=\"https://koji.so/api/v1/embed/<%= id > 1 %>\"")]
    [DataRow(PageLanguage.Html, ":src=\"`https://koji.so/api/v1/embed/${id}`\"")]
    [DataRow(PageLanguage.Jsx, "src={`https://koji.so/api/v1/embed/${id}?mode=voice`}")]
    [DataRow(PageLanguage.Jsx, "src={\"https://koji.so/api/v1/embed/\" + id}")]
    [DataRow(PageLanguage.Vue, ":src=\"'https://koji.so/api/v1/embed/' + id\"")]
    [DataRow(PageLanguage.Razor, "src=\"https://koji.so/api/v1/embed/@Model.Id?mode=voice\"")]
    public void Src_OfWhichTheHostIsKnown_LetsPoliciesDecide(PageLanguage language, string src)
    {
        var text = $"<div><iframe title=\"x\" {src} allow=\"microphone\" /></div>";

        Assert.AreEqual(new Prediction { Microphone = true, Messages = true }, Predict(Page()));
        Assert.AreEqual(
            new Prediction
            {
                Loads = false,
                Microphone = false,
                Messages = false,
            },
            Predict(Page(("Content-Security-Policy", "frame-src https://other.example")))
        );
        Assert.AreEqual(
            new Prediction { Microphone = true, Messages = true },
            Predict(Page(("Content-Security-Policy", "frame-src https://koji.so/api/")))
        );
        Assert.AreEqual(new Prediction(), Predict(Page(("Content-Security-Policy", "frame-src https://koji.so/api/v1/embed/x"))));

        PageSource Page(params (string Name, string Value)[] headers) => FixedPages.Page(text, headers) with { Language = language };
    }

    [TestMethod]
    [DataRow(
        "<iframe title=\"x\" src=\"{{ koji_url }}\" allow=\"camera\"></iframe>",
        "the iframe in line 1, whose src an expression makes: {{ koji_url }}"
    )]
    [DataRow("<iframe {{ attrs }}></iframe>", "the iframe in line 1, whose src an expression makes")]
    public void Src_OfWhichNothingIsKnown_IsSkippedAndSaidSo(string html, string expected)
    {
        var page = CheckedPages.Read(CheckedPages.Source(html));

        Assert.IsEmpty(page.Embeds);
        Assert.AreEqual(expected, page.Skipped.Single());
    }

    [TestMethod]
    [DataRow("{# <iframe src=\"{0}\"></iframe> #}")]
    [DataRow("{% comment %}<iframe src=\"{0}\"></iframe>{% endcomment %}")]
    [DataRow("{{!-- <iframe src=\"{0}\"></iframe> --}}")]
    [DataRow("<%-- <iframe src=\"{0}\"></iframe> --%>")]
    [DataRow("<?php /* <iframe src=\"{0}\"></iframe> */ ?>")]
    [DataRow("<?php $x = '<iframe src=\"{0}\"></iframe>';")]
    public void Iframe_InATemplatesComment_IsIgnored(string html) =>
        Assert.IsEmpty(CheckedPages.Read(CheckedPages.Source(html.Replace("{0}", Src, StringComparison.Ordinal))).Embeds);

    [TestMethod]
    [DataRow("<div class=\"<% if (a > \"b\") { %>x<% } %>\">{0}")]
    [DataRow("<a href=\"{{ url_for(\"x\") }}\">{0}</a>")]
    [DataRow("{% if a < b %}{0}{% endif %}")]
    [DataRow("<?php if ($a < 3 && $b > \"<p\"): ?>{0}<?php endif; ?>")]
    [DataRow("<head>{{ media }}<title>{{ a<b }}</title></head>{0}")]
    public void Expression_AroundAnIframe_DoesNotHideIt(string html)
    {
        var page = FixedPages.Page(html.Replace("{0}", $"<iframe title=x src=\"{Src}\" allow=camera></iframe>", StringComparison.Ordinal));

        Assert.AreEqual(false, Predict(page).Microphone);
        Assert.AreEqual(
            page.Text.Replace("allow=camera", "allow=\"microphone; camera\"", StringComparison.Ordinal),
            FixedPages.Fix(page).Text
        );
    }

    [TestMethod]
    public void Policy_InAMeta_ThatAnExpressionMakes_IsOpenAndNeverEdited()
    {
        var page = FixedPages.Page(
            $"<head><meta http-equiv=Content-Security-Policy content=\"frame-src {{{{ hosts }}}}\"></head><iframe title=x src=\"{Src}\" allow=microphone></iframe>"
        );

        Assert.AreEqual(new Prediction(), Predict(page));
        Assert.AreEqual(page.Text, FixedPages.Fix(page).Text);
    }

    private static void AssertOpen(PageSource page)
    {
        var checkedPage = new PageChecker([]).Check(page);
        Assert.IsNull(checkedPage.Embeds.Single().Predicts.Microphone, page.Text);
        Assert.IsEmpty(checkedPage.Findings.Where(finding => finding.Rule == "allow-microphone"), page.Text);
        Assert.AreEqual(page.Text, FixedPages.Fix(page).Text);
        Assert.Contains("left as it is", FixedPages.Fix(page).Advice[0].Reason, page.Text);
    }

    private static Prediction Predict(PageSource page) => new PageChecker([]).Check(page).Embeds.Single().Predicts;
}
