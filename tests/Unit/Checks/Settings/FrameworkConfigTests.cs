namespace KojiWidgetHarness.Tests.Unit.Checks.Settings;

/// <summary>Headers in the settings of frameworks, which are scripts.</summary>
[TestClass]
public sealed class FrameworkConfigTests
{
    private static readonly string Component =
        $"export default function Page() {{ return {Project.Part.Replace("></iframe>", " />", StringComparison.Ordinal)}; }}";

    [TestMethod]
    [DataRow(
        "module.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }]; } };",
        "no no"
    )]
    [DataRow(
        "const headers = async () => [{ source: '/interview', headers: [{ key: `Content-Security-Policy`, value: \"default-src 'self'\" }] }]; export default { headers: headers };",
        "? ?"
    )]
    [DataRow(
        "export default { headers: async () => [{ source: '/interview', headers: [{ key: `Content-Security-Policy`, value: \"default-src 'self'\" }] }] };",
        "no no"
    )]
    [DataRow(
        "export default { async headers() { return [{ source: '/about', headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }]; } };",
        "? ?"
    )]
    [DataRow(
        "const csp = `\n default-src 'self';\n frame-src https://koji.so;\n`;\nmodule.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: csp.replace(/\\n/g, '') }] }]; } };",
        "yes ?"
    )]
    [DataRow(
        "const csp = `\n default-src 'self';\n`;\nmodule.exports = { async headers() { return [{ source: '/:path*', headers: [{ key: 'Content-Security-Policy', value: csp.replace(/\\s{2,}/g, ' ').trim() }] }]; } };",
        "no no"
    )]
    [DataRow(
        "const csp = [\"default-src 'self'\", \"frame-src 'none'\"].join('; ');\nconst all = [{ key: 'Content-Security-Policy', value: csp }];\nmodule.exports = { async headers() { return [{ source: '/(.*)', headers: all }]; } };",
        "no no"
    )]
    [DataRow(
        "const all = [{ key: 'Permissions-Policy', value: 'microphone=()' }];\nmodule.exports = { async headers() { return [{ source: '/(.*)', headers: [...all, { key: 'X-A', value: 'b' }] }]; } };",
        "yes no"
    )]
    [DataRow(
        "module.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: `default-src ${process.env.HOST}` }] }]; } };",
        "? ?"
    )]
    [DataRow(
        "let csp = \"default-src 'self'\"; if (process.env.X) csp = ''; module.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: csp }] }]; } };",
        "? ?"
    )]
    [DataRow(
        "const all = [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }]; all.push(extra); module.exports = { async headers() { return [{ source: '/(.*)', headers: all }]; } };",
        "? ?"
    )]
    [DataRow(
        "module.exports = { async headers() { if (dev) return []; return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }]; } };",
        "? ?"
    )]
    [DataRow(
        "const { all } = require('./all'); module.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Permissions-Policy', value: 'microphone=()' }, ...all] }]; } };",
        "? ?"
    )]
    [DataRow(
        "// module.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }]; } };\nmodule.exports = {};",
        "? ?"
    )]
    [DataRow(
        "module.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: \"default-src\\n 'self'\" }] }]; } };",
        "? ?"
    )]
    [DataRow(
        "module.exports = { async headers() { return [{ source: '/((?!api|_next/static).*)', missing: [{ type: 'header', key: 'x' }], headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }]; } };",
        "? ?"
    )]
    [DataRow(
        "module.exports = { output: 'export', async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }]; } };",
        "? ?"
    )]
    [DataRow(
        "module.exports = { async headers() { return [{ source: '/((?!api|_next/static).*)', headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }]; } };",
        "no no"
    )]
    public async Task NextConfig_IsReadWhereItIsLiteral(string config, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("app/interview/page.tsx", Component), ("next.config.js", config)));

    [TestMethod]
    [DataRow("app/(site)/interview/page.tsx", "no no")]
    [DataRow("src/app/interview/page.tsx", "no no")]
    [DataRow("pages/interview.tsx", "no no")]
    [DataRow("pages/interview/index.jsx", "no no")]
    [DataRow("app/[slug]/page.tsx", "? ?")]
    [DataRow("app/about/page.tsx", "? ?")]
    [DataRow("components/Interview.tsx", "? ?")]
    public async Task NextConfig_IsForTheRoutesThatItNames(string file, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                (file, Component),
                (
                    "next.config.mjs",
                    "export default { async headers() { return [{ source: '/interview', headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }]; } };"
                )
            )
        );

    [TestMethod]
    public async Task NextConfig_InTypeScript_IsRead() =>
        Assert.AreEqual(
            "no no",
            await Project.VerdictAsync(
                ("app/interview/page.tsx", Component),
                (
                    "next.config.ts",
                    "import type { NextConfig } from 'next';\n\nconst nextConfig: NextConfig = {\n  async headers(): Promise<Header[]> {\n    return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: \"default-src 'self'\" }] }];\n  },\n} satisfies NextConfig;\n\nexport default nextConfig;\n"
                )
            )
        );

    [TestMethod]
    [DataRow(
        "export default defineNuxtConfig({ routeRules: { '/**': { headers: { 'Permissions-Policy': 'microphone=()' } } } })",
        "yes no"
    )]
    [DataRow(
        "export default defineNuxtConfig({ nitro: { routeRules: { '/**': { headers: { 'Content-Security-Policy': \"default-src 'self'\" } } } } })",
        "no no"
    )]
    [DataRow(
        "export default defineNuxtConfig({ routeRules: { '/about/**': { headers: { 'Content-Security-Policy': \"default-src 'self'\" } } } })",
        "? ?"
    )]
    [DataRow("export default defineNuxtConfig({ modules: ['nuxt-security'] })", "? ?")]
    public async Task NuxtConfig_IsReadWhereItIsLiteral(string config, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(("pages/interview.vue", $"<template>{Project.Part}</template>"), ("nuxt.config.ts", config))
        );

    [TestMethod]
    public async Task Middleware_BesideALiteralPolicy_LeavesItOpenAndIsNamed()
    {
        var page = await Project.CheckAsync(
            ("app/interview/page.tsx", Component),
            (
                "next.config.js",
                "module.exports = { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: 'frame-src https://koji.so' }] }]; } };"
            ),
            ("middleware.ts", "export function middleware() {\n  response.headers.set('Content-Security-Policy', csp);\n}")
        );

        Assert.IsNull(page.Embeds.Single().Predicts.Loads);
        Assert.Contains("middleware.ts:2 (Content-Security-Policy) was not read", page.Embeds.Single().Because.Loads);
    }

    [TestMethod]
    public async Task MetaOfALayout_LeavesTheViewsOfItOpen_AndWholePagesNot()
    {
        const string Headers = "/*\n  Content-Security-Policy: frame-src https://koji.so\n";
        const string Layout =
            "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"></head><body>{% block b %}{% endblock %}</body></html>";

        Assert.AreEqual(
            "? ?",
            await Project.VerdictAsync(
                ("view.html", $"{{% extends 'layout.html' %}}{{% block b %}}{Project.Part}{{% endblock %}}"),
                ("layout.html", Layout),
                ("_headers", Headers)
            )
        );
        Assert.AreEqual("yes ?", await Project.VerdictAsync(("view.html", Project.Page), ("layout.html", Layout), ("_headers", Headers)));
    }
}
