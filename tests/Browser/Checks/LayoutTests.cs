using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Scenarios.Live;
using KojiWidgetHarness.Tests.Browser.Scenarios;
using KojiWidgetHarness.Tests.Unit.Checks.Settings;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Checks;

/// <summary>
/// Layouts of frameworks with their policies in the usual places: what is predicted of their files is what Chromium does with the page that
/// they render, served with the headers that they send. Each was compared with the framework itself, where that runs.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class LayoutTests
{
    private const string Address = "https://shop.example/interview";
    private const string Widget =
        "<!doctype html><title>Widget</title><script>parent.postMessage('ready', location.ancestorOrigins[0])</script>";

    private static readonly (string Name, string Frames, string Microphone, string Attributes)[] Variants =
    [
        ("healthy", "'self' https://koji.so", "(self \"https://koji.so\")", "allow=\"microphone\""),
        ("kept out", "'self'", "(self \"https://koji.so\")", "allow=\"microphone\""),
        ("not delegated", "'self' https://koji.so", "(self)", "allow=\"microphone\""),
        ("in a sandbox", "'self' https://koji.so", "(self \"https://koji.so\")", "allow=\"microphone\" sandbox=\"allow-scripts\""),
        ("without allow", "'self' https://koji.so", "(self \"https://koji.so\")", ""),
    ];

    private static IEnumerable<string> Layouts =>
        ["Next.js", "Nuxt", "SvelteKit", "Rails", "Django", "ASP.NET", "Express", "PHP", "Caddy", "nginx", "Laravel"];

    [TestMethod]
    [DynamicData(nameof(Layouts))]
    public async Task Prediction_OfALayout_IsWhatChromiumDoesWithItsPage(string layout)
    {
        await using var context = await TestBrowser.NewContextAsync();
        await context.GrantPermissionsAsync(["microphone"]);
        var tab = await context.NewPageAsync();
        await EmbedObserver.PrepareAsync(tab);
        await tab.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Widget }));
        foreach (var (name, frames, microphone, attributes) in Ways.All ? Variants : Variants[1..3])
        {
            using var project = new Project(FilesOf(layout, frames, microphone, attributes));
            var embed = (await project.CheckAsync(Address)).SelectMany(page => page.Embeds).Single();
            var seen = await ObserveAsync(tab, layout, frames, microphone, attributes);

            AssertAgree($"{layout}, {name}: loads", embed.Predicts.Loads, seen.Loads, layout == "Laravel" ? null : embed.Because.Loads);
            AssertAgree(
                $"{layout}, {name}: microphone",
                embed.Predicts.Microphone,
                seen.Microphone,
                layout is "Laravel" or "SvelteKit" ? null : embed.Because.Microphone
            );
        }
    }

    // What Laravel's middleware sets is open, and so is whether a file of static headers is for a page that SvelteKit renders.
    private static void AssertAgree(string what, bool? predicts, bool? seen, string? because)
    {
        if (predicts is null)
            Assert.IsNull(because, $"{what} is open: {because}");
        else
            Assert.AreEqual(seen, predicts, what);
    }

    private static async Task<Prediction> ObserveAsync(IPage tab, string layout, string frames, string microphone, string attributes)
    {
        var features =
            layout == "Rails"
                ? new KeyValuePair<string, string>(
                    "Feature-Policy",
                    $"microphone {microphone.Trim('(', ')').Replace("\"", "", StringComparison.Ordinal).Replace("self", "'self'", StringComparison.Ordinal)}"
                )
                : new("Permissions-Policy", $"microphone={microphone}");
        var headers = new Dictionary<string, string>([new("Content-Security-Policy", $"default-src 'self'; frame-src {frames}"), features]);
        await tab.RouteAsync(Address, route => route.FulfillAsync(
                new()
                {
                    ContentType = "text/html",
                    Headers = headers,
                    Body = $"<!doctype html><html><body>{Tag(attributes)}</body></html>",
                }
            ));
        await tab.GotoAsync(Address, new() { WaitUntil = WaitUntilState.Load });
        var seen = await EmbedObserver.ObserveAsync(tab, (await tab.QuerySelectorAsync("iframe"))!);
        await tab.UnrouteAsync(Address);
        return seen;
    }

    private static string Tag(string attributes, bool closes = false) =>
        $"<iframe title=\"Interview\" src=\"https://koji.so/api/v1/embed/{Examples.Project}\" {attributes}{(closes ? " />" : "></iframe>")}";

    private static (string File, string Text)[] FilesOf(string layout, string frames, string microphone, string attributes)
    {
        var (policy, features, words) = ($"default-src 'self'; frame-src {frames}", $"microphone={microphone}", frames.Split(' '));
        var isOurs = microphone.Contains("koji", StringComparison.Ordinal);
        var (tag, closed) = (Tag(attributes), Tag(attributes, closes: true));
        return layout switch
        {
            "Next.js" =>
            [
                (
                    "next.config.mjs",
                    $"const nextConfig = {{\n  async headers() {{\n    return [{{ source: '/(.*)', headers: [{{ key: 'Content-Security-Policy', value: \"{policy}\" }}, {{ key: 'Permissions-Policy', value: '{features}' }}] }}];\n  }},\n}};\nexport default nextConfig;\n"
                ),
                (
                    "app/interview/page.tsx",
                    $"export default function Page(): React.ReactNode {{\n  const accept = 'image/*';\n  return <main><input accept={{accept}} />{closed}</main>;\n}}\n"
                ),
            ],
            "Nuxt" =>
            [
                (
                    "nuxt.config.ts",
                    $"export default defineNuxtConfig({{\n  routeRules: {{ '/**': {{ headers: {{ 'Content-Security-Policy': \"{policy}\", 'Permissions-Policy': '{features}' }} }} }},\n}})\n"
                ),
                ("pages/interview.vue", $"<template>\n  <main>{closed}</main>\n</template>\n"),
            ],
            "SvelteKit" =>
            [
                (
                    "svelte.config.js",
                    $"const config = {{ kit: {{ csp: {{ directives: {{ 'frame-src': [{string.Join(", ", words.Select(word => $"'{word.Trim('\'')}'"))}] }} }} }} }};\nexport default config;\n"
                ),
                ("static/_headers", $"/*\n  Permissions-Policy: {features}\n"),
                ("src/routes/interview/+page.svelte", $"{{#if 1 < 2}}{tag}{{/if}}\n"),
            ],
            "Rails" =>
            [
                ("Gemfile", "gem 'rails'\n"),
                (
                    "config/initializers/content_security_policy.rb",
                    $"Rails.application.configure do\n  config.content_security_policy do |policy|\n    policy.default_src :self\n    policy.frame_src :self{(words.Length > 1 ? ", \"https://koji.so\"" : "")}\n  end\nend\n"
                ),
                (
                    "config/initializers/permissions_policy.rb",
                    $"Rails.application.config.permissions_policy do |policy|\n  policy.microphone :self{(isOurs ? ", \"https://koji.so\"" : "")}\nend\n"
                ),
                ("app/views/interviews/show.html.erb", $"<% if @count > 1 %>{tag}<% end %>\n"),
            ],
            "Django" =>
            [
                ("manage.py", "import django\n"),
                (
                    "shop/settings.py",
                    $"MIDDLEWARE = [\n    'csp.middleware.CSPMiddleware',\n    'django_permissions_policy.PermissionsPolicyMiddleware',\n]\nCSP_DEFAULT_SRC = (\"'self'\",)\nCSP_FRAME_SRC = (\"'self'\",{(words.Length > 1 ? " 'https://koji.so'," : "")})\nPERMISSIONS_POLICY = {{'microphone': ['self'{(isOurs ? ", 'https://koji.so'" : "")}]}}\n"
                ),
                ("templates/interview.html", $"{{% extends 'base.html' %}}\n{{% block body %}}{tag}{{% endblock %}}\n"),
            ],
            "ASP.NET" =>
            [
                ("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n"),
                (
                    "Program.cs",
                    $"var app = builder.Build();\napp.Use(async (context, next) =>\n{{\n    context.Response.Headers[\"Content-Security-Policy\"] = \"{policy}\";\n    context.Response.Headers.Append(\"Permissions-Policy\", \"{features.Replace("\"", "\\\"", StringComparison.Ordinal)}\");\n    await next();\n}});\napp.MapRazorPages();\napp.Run();\n"
                ),
                ("Pages/Interview.cshtml", $"@page\n<h1>@Model.Title</h1>\n{tag}\n"),
            ],
            "Express" =>
            [
                ("package.json", "{ \"dependencies\": { \"helmet\": \"^8.0.0\" } }\n"),
                (
                    "server.js",
                    $"const app = express();\napp.use(helmet({{ contentSecurityPolicy: {{ directives: {{ frameSrc: [{string.Join(", ", words.Select(word => $"\"{word}\""))}] }} }} }}));\napp.use((req, res, next) => {{\n  res.setHeader('Permissions-Policy', '{features}');\n  next();\n}});\napp.get('/interview', (req, res) => res.render('interview'));\n"
                ),
                ("views/interview.ejs", $"<%- include('head') %>{tag}\n"),
            ],
            "PHP" =>
            [
                (
                    "public/interview.php",
                    $"<?php\nheader(\"Content-Security-Policy: {policy}\");\nheader('Permissions-Policy: {features}');\n?>\n<!doctype html><html><body>{tag}</body></html>\n"
                ),
            ],
            "Caddy" =>
            [
                (
                    "Caddyfile",
                    $"shop.example {{\n\theader {{\n\t\tContent-Security-Policy \"{policy}\"\n\t\tPermissions-Policy `{features}`\n\t}}\n\troot * public\n\tfile_server\n}}\n"
                ),
                ("public/interview.html", $"<!doctype html><html><body>{tag}</body></html>\n"),
            ],
            "nginx" =>
            [
                (
                    "nginx.conf",
                    $"server {{\n  root public;\n  add_header Content-Security-Policy \"{policy}\" always;\n  add_header Permissions-Policy '{features}' always;\n}}\n"
                ),
                ("public/interview.html", $"<!doctype html><html><body>{tag}</body></html>\n"),
            ],
            _ =>
            [
                ("composer.json", "{ \"require\": { \"laravel/framework\": \"^12.0\" } }\n"),
                (
                    "app/Http/Middleware/SecurityHeaders.php",
                    $"<?php\nclass SecurityHeaders\n{{\n    public function handle($request, $next)\n    {{\n        $response = $next($request);\n        $response->headers->set('Content-Security-Policy', \"{policy}\");\n        $response->headers->set('Permissions-Policy', '{features}');\n        return $response;\n    }}\n}}\n"
                ),
                ("resources/views/interview.blade.php", $"@extends('layouts.app')\n@section('content'){tag}@endsection\n"),
            ],
        };
    }
}
