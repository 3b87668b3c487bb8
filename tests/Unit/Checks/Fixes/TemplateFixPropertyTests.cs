using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

/// <summary>
/// Tags of attributes, expressions and quotes in any mixture: in HTML a tag with an expression stays, byte by byte, and of another only
/// what was fixed changes.
/// </summary>
[TestClass]
public sealed class TemplateFixPropertyTests
{
    private const string Between = "\r\n<p class=x  >\u00fc \u201Cquoted\u201D {{ text }} {% if a < b %}\n";

    private static readonly string[] Edited = ["allow", "src", "sandbox", "loading", "title", "referrerpolicy", "srcdoc"];

    private static readonly Gen<string> Value = Pick(
        "camera",
        "microphone",
        "microphone 'none'",
        "{{ x }}",
        "{{ x|default(\"a>b\") }}",
        "<%= x > 1 %>",
        "<?php echo $x['a'] ?>",
        "@Model.X",
        "@(a ?? \"b\")",
        "#{x}",
        "${x}",
        "{x}",
        "{% if x %}camera{% endif %}",
        "{\"a\": 1}",
        "a@b.example",
        "\u201Ccamera\u201D",
        "&#8220;camera&#8221;",
        "a&amp;b > c",
        "[[${x}]]",
        "%X_Y%",
        ""
    );

    private static readonly Gen<string> Name = Pick(
        "allow",
        "ALLOW",
        "sandbox",
        "loading",
        "title",
        "data-x",
        "onload",
        "class",
        ":allow",
        "v-bind:allow",
        "[attr.allow]",
        "x-bind:allow",
        "th:attr",
        "data-th-allow",
        "@allow",
        "bind:allow",
        "*ngIf",
        "v-bind"
    );

    private static readonly Gen<string> Part = Gen.OneOf(
        Gen.Select(Name, Value, Pick("\"", "'", ""), (name, value, quote) =>
            $"{name}={(quote.Length > 0 ? quote + value.Replace(quote, "", StringComparison.Ordinal) + quote : Bare(value))}"
        ),
        Pick(
            "{...props}",
            "{% if x %}allow=\"microphone\"{% endif %}",
            "<% if (a > 1) { %>allow='x'<% } %>",
            "{{#if x}}allow{{/if}}",
            "@if(x) allow=y @endif",
            "allow",
            "hidden"
        )
    );

    private static readonly Gen<string> Tag = Gen.Select(
        Gen.Select(Pick(" ", "\n  ", "\r\n\t"), Part).Array[0, 4],
        Gen.Int[0, 4],
        Pick("\"", "'"),
        Pick("", "?mode=voice&amp;x={{ y }}", "?api_key=1", "?external_id=<%= u %>"),
        Pick("", " ", "/", "\r\n"),
        (parts, at, quote, query, end) =>
        {
            var all = parts.Select(part => part.Item1 + part.Item2).ToList();
            all.Insert(Math.Min(at, all.Count), $" src={quote}{FixedPages.Src}{query}{quote}");
            return $"<iframe{string.Concat(all)}{end}></iframe>";
        }
    );

    [TestMethod]
    [DataRow(PageLanguage.Html)]
    [DataRow(PageLanguage.Jsx)]
    [DataRow(PageLanguage.Vue)]
    [DataRow(PageLanguage.Razor)]
    public void Fix_OfAnyTags_TouchesNoExpressionAndNothingElse(PageLanguage language) =>
        Tag.Array[1, 4]
            .Sample(
                tags =>
                {
                    var text = Between + string.Concat(tags.Select(tag => tag + Between));
                    var page = FixedPages.Page(text) with { Language = language };
                    var after = FixedPages.AssertHolds(page).Text;
                    var (old, now) = (text.Split(Between), after.Split(Between));
                    Assert.HasCount(old.Length, now, $"{text}\n{after}");
                    for (var index = 0; index < old.Length; index++)
                        AssertSame(old[index], now[index], language);
                },
                iter: Generated.Count(1500),
                threads: 1
            );

    private static void AssertSame(string before, string after, PageLanguage language)
    {
        if (before == after)
            return;
        if (IsTemplate(before))
        {
            Assert.AreNotEqual(PageLanguage.Html, language, $"{before}\n{after}");
            Assert.AreEqual(
                string.Join('\n', Unedited(before, language)),
                string.Join('\n', Unedited(after, language)),
                $"{before}\n{after}"
            );
            return;
        }

        var (old, now) = (Attributes(before), Attributes(after));
        foreach (var name in old.Keys.Union(now.Keys).Where(name => !Edited.Contains(name)))
            Assert.AreEqual(
                StrayCharacters.Trim(old.GetValueOrDefault(name, "-")),
                StrayCharacters.Trim(now.GetValueOrDefault(name, "-")),
                $"{before}\n{after}"
            );
    }

    // As written, those with an expression too.
    private static IEnumerable<string> Unedited(string tag, PageLanguage language) =>
        TemplateTags
            .Find(tag, "iframe", language)
            .Single()
            .Tag!.Attributes.Where(attribute => !Edited.Contains(attribute.Name.ToLowerInvariant()) || attribute.Expression is not null)
            .Select(attribute => tag[attribute.Start..attribute.End]);

    // Any of these is an expression to some language, or names one. JSON and the address of a person are not.
    private static bool IsTemplate(string tag) =>
        new[]
        {
            "{{",
            "{%",
            "{x}",
            "{...",
            "<%",
            "<?",
            "@Model",
            "@(",
            "@if",
            "#{",
            "${",
            "[[",
            "%X",
            ":allow",
            "[attr",
            "th:",
            "data-th",
            "*ng",
            "v-bind",
            "@allow",
        }.Any(tag.Contains);

    private static Dictionary<string, string> Attributes(string tag)
    {
        using var document = new HtmlParser().ParseDocument(tag);
        return document
            .QuerySelector("iframe")!
            .Attributes.ToDictionary(attribute => attribute.LocalName, attribute => attribute.Value, StringComparer.Ordinal);
    }

    // Without quotes nothing may be empty: what follows would be the value.
    private static string Bare(string value) =>
        value.Length == 0 || (value.Contains(' ', StringComparison.Ordinal) && !value.StartsWith("{{ x }", StringComparison.Ordinal))
            ? "x"
            : value;

    private static Gen<string> Pick(params string[] choices) => Gen.OneOf(choices);
}
