namespace KojiWidgetHarness.Tests.Browser.Checks.Rendered;

/// <summary>The languages for which an engine is to be had.</summary>
internal static class Dialects
{
    private const string Base = "https://koji.so/api/v1/embed/";

    public static IReadOnlyList<Dialect> All { get; } =
    [
        new("html", ".html")
        {
            Expression = (name, member) => Dialect.Html(name, RenderedModel.Texts[member], Quoting.Double),
            Source = member => $"src=\"{Base}{RenderedModel.Texts[member]}\"",
            If = body => body,
            Loop = body => body,
            Comment = body => $"<!-- {body} -->",
        },
        new("markdown", ".md")
        {
            Expression = (name, member) => Dialect.Html(name, RenderedModel.Texts[member], Quoting.Double),
            Source = member => $"src=\"{Base}{RenderedModel.Texts[member]}\"",
            If = body => $"<div>\n{body}\n</div>\n",
            Loop = body => $"\n- {body.Replace("\n", " ", StringComparison.Ordinal)}\n\n",
            Comment = body => $"\n```html\n{body}\n```\n\n",
            File = body => $"# Title\n\n{body}",
        },
        Template("ejs", ".ejs", "<%= m.{0} %>", "<% if (m.{0}) {{ %>", "<% } %>", "<% m.list.forEach(x => { %>", "<% }) %>", "<%# {0} %>"),
        Template(
            "erb",
            ".html.erb",
            "<%= m[:{0}] %>",
            "<% if m[:{0}] %>",
            "<% end %>",
            "<% m[:list].each do |x| %>",
            "<% end %>",
            "<%# {0} %>"
        ),
        Template(
            "php",
            ".php",
            "<?= htmlspecialchars($m['{0}']) ?>",
            "<?php if ($m['{0}']): ?>",
            "<?php endif ?>",
            "<?php foreach ($m['list'] as $x): ?>",
            "<?php endforeach ?>",
            "<?php /* {0} */ ?>"
        ),
        Template(
            "liquid",
            ".liquid",
            "{{{{ m.{0} | escape }}}}",
            "{{% if m.{0} %}}",
            "{% endif %}",
            "{% for x in m.list %}",
            "{% endfor %}",
            "{{% comment %}}{0}{{%- endcomment -%}}"
        ),
        Template(
            "nunjucks",
            ".njk",
            "{{{{ m.{0} }}}}",
            "{{% if m.{0} %}}",
            "{% endif %}",
            "{% for x in m.list %}",
            "{% endfor %}",
            "{{# {0} #}}"
        ),
        Template(
            "jinja",
            ".jinja",
            "{{{{ m.{0} }}}}",
            "{{% if m.{0} %}}",
            "{% endif %}",
            "{%- for x in m.list -%}",
            "{%- endfor -%}",
            "{{# {0} #}}"
        ),
        Template(
            "twig",
            ".twig",
            "{{{{ m.{0} }}}}",
            "{{% if m.{0} %}}",
            "{% endif %}",
            "{% for x in m.list %}",
            "{% endfor %}",
            "{{# {0} #}}"
        ),
        Template(
            "handlebars",
            ".hbs",
            "{{{{m.{0}}}}}",
            "{{{{#if m.{0}}}}}",
            "{{/if}}",
            "{{#each m.list}}",
            "{{/each}}",
            "{{{{!-- {0} --}}}}"
        ) with
        {
            Loop = body => $"{{{{#each m.list}}}}{{{{#with ..}}}}{body}{{{{/with}}}}{{{{/each}}}}",
        },
        Template(
            "go",
            ".gohtml",
            "{{{{ .m.{0} }}}}",
            "{{{{ if .m.{0} }}}}",
            "{{ end }}",
            "{{ range $x := $.m.list }}",
            "{{ end }}",
            "{{{{/* {0} */}}}}"
        ) with
        {
            Loop = body => $"{{{{ range $x := .m.list }}}}{{{{ with $ }}}}{body}{{{{ end }}}}{{{{ end }}}}",
        },
        new("razor", ".cshtml")
        {
            Literal = (name, value, quoting) => Dialect.Html(name, value, quoting).Replace("@", "@@", StringComparison.Ordinal),
            Expression = (name, member) => $"{name}=\"@m[\"{member}\"]\"",
            Source = member => $"src=\"{Base}@m[\"{member}\"]\"",
            If = body => $"@if (on) {{\n<text>{body}</text>\n}}\n",
            Loop = body => $"@foreach (var x in list)\n{{\n    <div>{body}</div>\n}}\n",
            Comment = body => $"@* {body} *@",
            File = body =>
                $"@page\n@{{ Layout = null; var on = true; var list = new List<string> {{ \"<iframe src='{Base}x'>\" }}; var m = Corpus.Model.Texts; }}\n{body}",
        },
        Braces("svelte", ".svelte", body =>
            $"<script>\n  let {{ m }} = $props();\n  const note = '<iframe>';\n</script>\n{body}\n<style>\n  p {{ color: red }}\n</style>"
        ) with
        {
            If = body => $"{{#if m.on && 1 < 2}}{body}{{/if}}",
            Loop = body => $"{{#each m.list as x (x)}}{body}{{/each}}",
            Comment = body => $"<!-- {body} -->",
            Quotings = [Quoting.Double, Quoting.Single, Quoting.None],
            Literal = Dialect.Html,
        },
        Braces("astro", ".astro", body =>
            $"---\nimport m from '../model.json';\nconst glob = 'a/*'; const less = 1 < 2;\n---\n<html><body><br>\n{body}\n</body></html>"
        ) with
        {
            Literal = Dialect.Html,
        },
        Braces("jsx", ".jsx", body =>
            $"const glob = 'images/*'; const less = (a, b) => a < b;\nexport default function Page({{ m }}) {{\n  return <div>\n{body}\n</div>;\n}}\n"
        ),
        Braces("tsx", ".tsx", body =>
            $"type Props = Readonly<{{ m: any }}>;\nconst first = <T,>(list: T[]): T => list[0]!;\nexport default function Page({{ m }}: Props) {{\n  return <>\n{body}\n</>;\n}}\n"
        ),
        Braces("mdx", ".mdx", body => $"# Don't worry\n\n<div>\n{body}\n</div>\n") with
        {
            Expression = (name, member) => $"{name}={{props.m.{member}}}",
            Spread = member => $"{{...props.m.{member}}}",
            Source = member => $"src={{`{Base}${{props.m.{member}}}`}}",
            Conditional = (attribute, member) => Ternary(attribute, $"props.m.{member}"),
            If = body => $"{{props.m.on && <>{body}</>}}",
            Loop = body => $"{{props.m.list.map(x => <p key={{x}}>{body}</p>)}}",
        },
        new("vue", ".vue")
        {
            Expression = (name, member) => $":{name}=\"m.{member}\"",
            Spread = member => $"v-bind=\"m.{member}\"",
            Source = member => $":src=\"`{Base}${{m.{member}}}`\"",
            Conditional = (attribute, member) =>
                attribute.Split('=', 2) is [var name, var value] ? $":{name}=\"m.{member} ? {Quoted(value)} : undefined\"" : attribute,
            If = body => $"<div v-if=\"m.on && 1 < 2\">{body}</div>",
            Loop = body => $"<p v-for=\"x in m.list\" :key=\"x\">{body}</p>",
            Comment = body => $"<!-- {body} -->",
            File = body =>
                $"<script setup>\ndefineProps(['m'])\nconst sample = '<iframe>'\n</script>\n\n<template>\n  <div>\n{body}\n  </div>\n</template>\n",
            ClosesItself = true,
        },
    ];

    private static Dialect Template(
        string name,
        string ending,
        string print,
        string condition,
        string end,
        string loop,
        string loopEnd,
        string comment
    ) =>
        new(name, ending)
        {
            Expression = (attribute, member) => $"{attribute}=\"{Fill(print, member)}\"",
            Source = member => $"src=\"{Base}{Fill(print, member)}\"",
            Conditional = (attribute, member) => Fill(condition, member) + attribute + end,
            If = body => Fill(condition, "on") + body + end,
            Loop = body => loop + body + loopEnd,
            Comment = body => Fill(comment, body),
        };

    // Values are in curly brackets.
    private static Dialect Braces(string name, string ending, Func<string, string> file) =>
        new(name, ending)
        {
            Literal = Jsx,
            Expression = (attribute, member) => $"{NameOf(attribute, ending)}={{m.{member}}}",
            Spread = member => $"{{...m.{member}}}",
            Source = member => $"src={{`{Base}${{m.{member}}}`}}",
            Conditional = (attribute, member) => Ternary(attribute, $"m.{member}"),
            If = body => $"{{m.on && <>{body}</>}}",
            Loop = body => $"{{m.list.map(x => <p key={{x}}>{body}</p>)}}",
            Comment = body => $"{{/* {body} */}}",
            File = file,
            ClosesItself = true,
        };

    private static string Fill(string pattern, string with) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, with);

    private static string Jsx(string name, string value, Quoting quoting) =>
        quoting == Quoting.None && !value.Contains('\'', StringComparison.Ordinal)
            ? $"{NameOf(name, ".jsx")}={{'{value}'}}"
            : Dialect.Html(NameOf(name, ".jsx"), value, quoting == Quoting.None ? Quoting.Double : quoting);

    private static string NameOf(string name, string ending) =>
        ending is ".svelte" or ".astro"
            ? name
            : name switch
            {
                "referrerpolicy" => "referrerPolicy",
                "srcdoc" => "srcDoc",
                _ => name,
            };

    private static string Ternary(string attribute, string condition) =>
        attribute.Split('=', 2) is [var name, var value] ? $"{name}={{{condition} ? {Quoted(value)} : undefined}}" : attribute;

    private static string Quoted(string value) => $"'{value.Trim('"', '\'', '{', '}')}'";
}
