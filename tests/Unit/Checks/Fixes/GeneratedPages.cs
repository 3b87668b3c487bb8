using CsCheck;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

/// <summary>Pages with embeds, written well and badly in all the ways that pages are.</summary>
internal static class GeneratedPages
{
    private static readonly Gen<string> Space = Pick(" ", "\n  ", "\r\n\t", "  ");

    private static readonly Gen<string> Src = Gen.Select(
        Pick(
            "https://koji.so/api/v1/embed/",
            "http://koji.so/api/v1/embed/",
            "http://koji.so:80/api/v1/embed/",
            "HTTP://app.getkoji.com/embed/",
            "//koji.so/api/v1/embed/",
            "http://widget.example:8080/",
            "https://own.example/",
            "https://www.getkoji.com/embed/",
            "http://koji.example/"
        ),
        Pick("7c9e6679-7425-40de-944b-e07fc1f90ae7", ":project_id", "%37c9e6679-7425-40de-944b-e07fc1f90ae7"),
        Pick(
            "mode=voice",
            "mode=text",
            "api_key=1",
            "TOKEN=a+b",
            "x=pk_live_1",
            "accent_color=%230f766e",
            "accent_color=#0f766e",
            "accent_color=#fff#a",
            "metadata=x",
            "theme=blue",
            "a&amp;b",
            "key",
            ""
        ).Array[0, 4],
        Pick("&", "&amp;", "&#38;"),
        (root, project, parameters, and) => root + project + (parameters.Length > 0 ? "?" + string.Join(and, parameters) : "")
    );

    private static readonly Gen<string> Attribute = Gen.OneOf(
        Pick(
            "allow",
            "allow=camera",
            "allow = 'camera, microphone'",
            "ALLOW=\"microphone &#39;none&#39;; fullscreen\"",
            "allow=\"microphone\"",
            "allow=\"microphone http://koji.so\"",
            "allow="
        ),
        Pick("sandbox", "sandbox=allow-scripts", "sandbox=\"allow-scripts  \"", "sandbox='allow-scripts allow-same-origin'", "sandbox=''"),
        Pick(
            "loading=lazy",
            "loading='LAZY'",
            "loading=\"eager\"",
            "srcdoc",
            "srcdoc=\"<p title='>'>\"",
            "hidden",
            "width=0",
            "credentialless"
        ),
        Pick(
            "title",
            "title=' '",
            "title=\"Interview\"",
            "aria-label=x",
            "referrerpolicy=no-referrer",
            "referrerpolicy=\"same-origin\"",
            "data-x='a>b'",
            "{...rest}",
            "=x",
            "é=\"ü\""
        )
    );

    private static readonly Gen<string> Tag = Gen.Select(
        Src,
        Gen.Select(Space, Attribute).Array[0, 6],
        Gen.Int[0, 6],
        Pick("\"", "'", ""),
        Pick("", " ", "/", " /", "\n"),
        (src, attributes, at, quote, end) =>
        {
            var parts = attributes.Select(attribute => attribute.Item1 + attribute.Item2).ToList();
            parts.Insert(Math.Min(at, parts.Count), $" src={quote}{src}{quote}");
            return $"<iframe{string.Concat(parts)}{end}></iframe>";
        }
    );

    private static readonly Gen<string> Head = Pick(
        "",
        "<!doctype html>\r\n<html><head>\r\n<title>Ü</title>\r\n",
        "<head><meta http-equiv=content-security-policy content='upgrade-insecure-requests'>",
        "<head>\r\n<meta content=\"default-src &#39;self&#39; https:;\" http-equiv=Content-Security-Policy>",
        "<meta http-equiv=Content-Security-Policy content=frame-src>",
        "<!-- x -->\n <meta http-equiv=\"Content-Security-Policy\" content=\"frame-src 'none'; default-src *, child-src 'self' http://widget.example:8080\"></head>",
        "<base href=\"http://koji.so/\">"
    );

    private static readonly Gen<HttpHeader> Header = Pick(
            ("Content-Security-Policy", "default-src 'self' 'nonce-x'"),
            ("Content-Security-Policy", "frame-src 'NONE'; sandbox allow-forms"),
            ("Content-Security-Policy", "FRAME-SRC;, child-src http://widget.example:8080;"),
            ("Permissions-Policy", "camera=(), microphone=();r=\"a,b\""),
            ("Permissions-Policy", "microphone=\"https://koji.so\", microphone=self, x=\"a, b)\""),
            ("Permissions-Policy", "microphone 'self'"),
            ("Permissions-Policy", "microphone=(self \"http://widget.example:8080\")"),
            ("Permissions-Policy", "microphone"),
            ("Feature-Policy", "microphone 'none'; camera *"),
            ("Cross-Origin-Embedder-Policy", "require-corp")
        )
        .Select(header => new HttpHeader { Name = header.Item1, Value = header.Item2 });

    public static Gen<PageSource> Any { get; } =
        Gen.Select(
            Head,
            Gen.Select(Pick("", "<p>ä&nbsp;</p>\r\n", "<textarea>", "<div data-a=\"<iframe\">\r"), Tag, (before, tag) =>
                before + tag
            ).Array[1, 3],
            Header.Array[0, 3],
            Pick("https://shop.example/", "http://shop.example/", ""),
            Gen.Enum<PageLanguage>(),
            Gen.Bool,
            (head, tags, headers, address, language, known) =>
                new PageSource
                {
                    Name = "page",
                    Text = head + string.Concat(tags),
                    Headers = known ? headers : null,
                    Address = address.Length == 0 ? null : new Uri(address),
                    Language = language,
                }
        );

    private static Gen<T> Pick<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);
}
