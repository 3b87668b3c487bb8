using CsCheck;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Browser.Checks;

/// <summary>Makes pages of everything that decides over an embed, right and wrong, in any mixture.</summary>
internal static class CorpusGenerator
{
    private const int EmbedsPerPage = 12;

    private static readonly string[] WidgetOrigins =
    [
        "https://koji.so",
        "https://koji.so",
        "https://koji.so:8443",
        "https://eu.koji.so",
        "http://koji.so",
        "https://shop.example",
    ];

    private static readonly string[] PageOrigins =
    [
        "https://shop.example",
        "https://shop.example",
        "https://shop.example:444",
        "http://shop.example",
        "http://localhost",
        "https://koji.so",
    ];

    private static readonly string[] ListEntries =
    [
        "*",
        "'self'",
        "'src'",
        "'none'",
        "'SELF'",
        "'sRc'",
        "'NONE'",
        "self",
        "src",
        "none",
        "https://koji.so",
        "https://koji.so:443",
        "https://koji.so:8443",
        "https://koji.so/",
        "https://koji.so/api",
        "https://KOJI.so",
        "http://koji.so",
        "https://*.koji.so",
        "https://*",
        "https://*:8443",
        "https://koji.so:*",
        "https:",
        "koji.so",
        "*.koji.so",
        "https://user@koji.so",
        "https://shop.example",
        "!@#$",
        "camera",
        "\"https://koji.so\"",
        "https://koji.so,",
        "*,",
        "https://koji.so?x",
        "https://koji.so#x",
        "https://koji.so/?x",
        "https://koji.so/a#x",
        "https://koji.so.",
        "https://koji.so:99999",
        "https://koji.so:",
        "https://[::1]",
        "https://-koji.so",
        "https://koji_.so",
    ];

    private static readonly string[] FrameSources =
    [
        "*",
        "'self'",
        "'none'",
        "'SELF'",
        "https:",
        "http:",
        "https://koji.so",
        "http://koji.so",
        "koji.so",
        "KOJI.SO",
        "*.koji.so",
        "https://*.koji.so",
        "koji.so:443",
        "koji.so:80",
        "koji.so:8443",
        "http://koji.so:80",
        "koji.so:*",
        "https://koji.so/api/",
        "https://koji.so/api/v1/embed/",
        "https://koji.so/other",
        "https://koji.so/api",
        "https://koji.so/%61pi/",
        "https://shop.example",
        "shop.example",
        "https://*",
        "*:8443",
        "*:*",
        "'unsafe-inline'",
        "https://app.getkoji.com",
        "data:",
        "!@#$",
        "https://koji.so/api/?x",
        "koji.so?x",
        "wss:",
        "ws:",
        "wss://koji.so",
        "https://koji.so:",
        "https://koji.so/API/",
    ];

    private static readonly Gen<string> Words = Gen.OneOf(ListEntries).List[0, 3].Select(entries => string.Join(' ', entries));

    private static readonly Gen<string> Directive = Gen.Select(
        Gen.Frequency(
            (8, Gen.Const("microphone")),
            (1, Gen.Const("Microphone")),
            (1, Gen.Const("camera")),
            (1, Gen.Const("microphone,")),
            (1, Gen.Const("microphonex"))
        ),
        Words,
        (feature, words) => words.Length == 0 ? feature : $"{feature} {words}"
    );

    private static readonly Gen<string?> Allow = Gen.Frequency(
        (1, Gen.Const((string?)null)),
        (3, Gen.Const((string?)"microphone")),
        (
            8,
            Gen.Select(Directive.List[1, 3], Gen.OneOf(";", "; ", " ; ", ",", ";\t\n", ";;"), (directives, between) =>
                (string?)string.Join(between, directives)
            )
        )
    );

    private static readonly Gen<string?> Sandbox = Gen.Frequency(
        (6, Gen.Const((string?)null)),
        (2, Gen.Const((string?)"allow-scripts allow-same-origin")),
        (
            2,
            Gen.OneOf(
                    "allow-scripts",
                    "allow-same-origin",
                    "allow-forms",
                    "ALLOW-SCRIPTS\tallow-Same-Origin",
                    "allow-scripts,allow-same-origin"
                )
                .List[0, 3]
                .Select(words => (string?)string.Join(' ', words))
        )
    );

    private static readonly Gen<CorpusEmbed> Embed = Gen.Select(
        Gen.OneOf(WidgetOrigins),
        Allow,
        Sandbox,
        Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))),
        (origin, allow, sandbox, credentialless) => new CorpusEmbed(origin, allow, sandbox, credentialless)
    );

    // Members of the header, most of them as they should be.
    private static readonly Gen<string> Member = Gen.Frequency(
        (
            6,
            Gen.Select(
                Gen.OneOf(
                    "self",
                    "*",
                    "\"https://koji.so\"",
                    "\"https://*.koji.so\"",
                    "\"https://koji.so:8443\"",
                    "\"koji.so\"",
                    "\"https://*\"",
                    "\"https:\"",
                    "\"*\"",
                    "\"'self'\"",
                    "src",
                    "none",
                    "1",
                    "\"https://koji.so:*\"",
                    "\"https://eu.koji.so/x\""
                ).List[0, 3],
                items => $"microphone=({string.Join(' ', items)})"
            )
        ),
        (
            3,
            Gen.OneOf(
                "microphone=*",
                "microphone=self",
                "microphone",
                "microphone=\"https://koji.so\"",
                "microphone=?1",
                "microphone=1.5",
                "microphone=(self);report-to=x",
                "microphone=(self;a=1 \"https://koji.so\")"
            )
        ),
        (
            2,
            Gen.OneOf(
                "camera=()",
                "geolocation=(self)",
                "nonsense=*",
                "Microphone=*",
                "microphone='self'",
                "microphone=(self",
                "microphone=self https://koji.so",
                "microphone 'none'",
                "microphone=(),",
                "microphone=(\"https://koji.so\"self)"
            )
        )
    );

    private static readonly Gen<HttpHeader?> PermissionsPolicy = Maybe(
        2,
        Member.List[1, 2].Select(members => Header("Permissions-Policy", string.Join(", ", members)))
    );

    private static readonly Gen<HttpHeader?> FeaturePolicy = Maybe(
        6,
        Gen.Select(Directive.List[1, 2], Gen.OneOf("; ", ", "), (directives, between) =>
            Header("Feature-Policy", string.Join(between, directives).Replace("\"", "", StringComparison.Ordinal))
        )
    );

    private static readonly Gen<string> FramePolicy = Gen.Select(
        Gen.OneOf("frame-src", "frame-src", "child-src", "default-src", "Frame-Src", "script-src"),
        Gen.OneOf(FrameSources).List[0, 3],
        (name, sources) => $"{name} {string.Join(' ', sources)}".Trim()
    );

    private static readonly Gen<string> Policy = Gen.Select(
        FramePolicy.List[1, 2],
        Gen.Frequency(
            (12, Gen.Const("")),
            (1, Gen.Const("; upgrade-insecure-requests")),
            (1, Gen.Const("; sandbox allow-scripts allow-same-origin"))
        ),
        Gen.OneOf("; ", ";", ", "),
        (directives, more, between) => string.Join(between, directives) + more
    );

    private static readonly Gen<HttpHeader?> ContentSecurityPolicy = Maybe(
        2,
        Gen.Select(
            Gen.Frequency((5, Gen.Const("Content-Security-Policy")), (1, Gen.Const("Content-Security-Policy-Report-Only"))),
            Policy,
            Header
        )
    );

    private static readonly Gen<HttpHeader?> EmbedderPolicy = Maybe(
        10,
        Gen.Select(
            Gen.OneOf("Cross-Origin-Embedder-Policy", "Cross-Origin-Embedder-Policy", "Cross-Origin-Embedder-Policy-Report-Only"),
            Gen.OneOf(
                "require-corp",
                "credentialless",
                "unsafe-none",
                "require-corp; report-to=\"x\"",
                "\"require-corp\"",
                "require-corp, require-corp",
                "Require-Corp"
            ),
            Header
        )
    );

    public static Gen<CorpusPage> Page { get; } =
        Gen.Select(
            Gen.OneOf(PageOrigins),
            Gen.Select(PermissionsPolicy, PermissionsPolicy, FeaturePolicy, ContentSecurityPolicy, ContentSecurityPolicy, EmbedderPolicy)
                .Select(headers =>
                    new[] { headers.Item1, headers.Item2, headers.Item3, headers.Item4, headers.Item5, headers.Item6 }
                        .OfType<HttpHeader>()
                        .ToList()
                ),
            Gen.Frequency((6, Gen.Const((string?)null)), (1, Policy.Select(policy => (string?)policy))),
            Embed.List[EmbedsPerPage, EmbedsPerPage],
            (origin, headers, meta, embeds) => new CorpusPage(origin, headers, meta, embeds)
        );

    private static Gen<HttpHeader?> Maybe(int without, Gen<HttpHeader> header) =>
        Gen.Frequency((without, Gen.Const((HttpHeader?)null)), (1, header.Select(made => (HttpHeader?)made)));

    private static HttpHeader Header(string name, string value) => new() { Name = name, Value = value };
}
