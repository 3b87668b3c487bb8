namespace KojiWidgetHarness.Tests.Unit.Checks.Settings;

/// <summary>
/// Policies of Caddy, of Apache's virtual hosts, and of frameworks that write them into pages; and of programs that are named and not read.
/// </summary>
[TestClass]
public sealed class MoreServerTests
{
    private const string Own = "Content-Security-Policy \"frame-src 'self'\"";
    private const string Ours = "Content-Security-Policy \"frame-src 'self' https://koji.so\"";

    [TestMethod]
    [DataRow("example.com {\n\troot * /srv\n\tfile_server\n\theader " + Own + "\n}", "no no")]
    [DataRow("example.com\n\nroot * /srv\nheader " + Own + "\nfile_server", "no no")]
    [DataRow(
        "{\n\temail a@b.example\n}\n:443 {\n\theader {\n\t\t# ours\n\t\t"
            + Ours
            + "\n\t\tPermissions-Policy microphone=()\n\t\t-Server\n\t}\n}",
        "yes no"
    )]
    [DataRow("a.example {\n\theader /* >" + Own + "\n}", "no no")]
    [DataRow("a.example {\n\theader /admin/* " + Own + "\n}", "? ?")]
    [DataRow("a.example {\n\theader /index.html " + Own + "\n}", "? ?")]
    [DataRow("a.example {\n\theader @html " + Own + "\n}", "? ?")]
    [DataRow("a.example {\n\theader ?" + Own + "\n}", "? ?")]
    [DataRow("a.example {\n\theader Content-Security-Policy \"frame-src {$HOSTS}\"\n}", "? ?")]
    [DataRow("a.example {\n\thandle /x* {\n\t\theader " + Own + "\n\t}\n}", "? ?")]
    [DataRow("a.example {\n\theader " + Own + "\n}\nb.example {\n\theader " + Ours + "\n}", "? ?")]
    [DataRow("(security) {\n\theader " + Own + "\n}\na.example {\n\timport security\n}", "? ?")]
    [DataRow("a.example {\n\theader " + Ours + "\n\theader -Content-Security-Policy\n\tfile_server", "? ?")]
    public async Task Caddy_IsReadWhereItIsForEveryPage(string file, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("public/index.html", Project.Page), ("Caddyfile", file)));

    [TestMethod]
    [DataRow("<VirtualHost *:443>\n  DocumentRoot /srv/www\n  Header always set " + Own + "\n</VirtualHost>", "no no")]
    [DataRow(
        "<VirtualHost *:80>\n  Redirect permanent / https://a.example/\n</VirtualHost>\n<VirtualHost *:443>\n  DocumentRoot /srv/www\n  <IfModule mod_headers.c>\n    Header set "
            + Own
            + "\n  </IfModule>\n</VirtualHost>",
        "no no"
    )]
    [DataRow(
        "<VirtualHost *:443>\n  DocumentRoot /srv/www\n  <Directory /srv/www>\n    Header set " + Own + "\n  </Directory>\n</VirtualHost>",
        "no no"
    )]
    [DataRow(
        "<VirtualHost *:443>\n  DocumentRoot /srv/www\n  <Location \"/\">\n    Header set "
            + Ours
            + "\n    Header set Permissions-Policy \"microphone=()\"\n  </Location>\n</VirtualHost>",
        "yes no"
    )]
    [DataRow(
        "<VirtualHost *:443>\n  DocumentRoot /srv/www\n  <Location \"/admin\">\n    Header set " + Own + "\n  </Location>\n</VirtualHost>",
        "? ?"
    )]
    [DataRow(
        "<VirtualHost *:443>\n  DocumentRoot /srv/www\n  <Directory /srv/other>\n    Header set "
            + Own
            + "\n  </Directory>\n</VirtualHost>",
        "? ?"
    )]
    [DataRow(
        "<VirtualHost a>\n  DocumentRoot /srv/a\n  Header set "
            + Own
            + "\n</VirtualHost>\n<VirtualHost b>\n  DocumentRoot /srv/b\n</VirtualHost>",
        "? ?"
    )]
    [DataRow(
        "<VirtualHost *:443>\n  DocumentRoot /srv/www\n  <LocationMatch \"^/x\">\n    Header set "
            + Own
            + "\n  </LocationMatch>\n</VirtualHost>",
        "? ?"
    )]
    [DataRow("<VirtualHost *:443>\n  DocumentRoot /srv/www\n  # Header set " + Own + "\n</VirtualHost>", "? ?")]
    public async Task VirtualHost_IsReadWhereItIsForEveryPage(string file, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("public/index.html", Project.Page), ("deploy/apache.conf", file)));

    [TestMethod]
    [DataRow("{ kit: { csp: { directives: { 'frame-src': ['self'] } } } }", "no no")]
    [DataRow(
        "{ kit: { csp: { mode: 'auto', directives: { 'default-src': ['self'], 'frame-src': ['self', 'https://koji.so'] } } } }",
        "yes ?"
    )]
    [DataRow("{ kit: { csp: { directives: { 'frame-src': ['self', process.env.KOJI] } } } }", "? ?")]
    [DataRow("{ kit: { csp: { directives: { 'script-src': ['self'] } } } }", "? ?")]
    [DataRow("{ kit: { csp: { directives } } }", "? ?")]
    public async Task SvelteKit_WritesItsPolicyIntoEveryPage(string config, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("src/routes/+page.svelte", Project.Part),
                ("svelte.config.js", $"/** @type {{import('@sveltejs/kit').Config}} */\nconst config = {config};\nexport default config;\n")
            )
        );

    [TestMethod]
    [DataRow("{ security: { csp: { directives: [\"frame-src 'self'\"] } } }", "no no")]
    [DataRow("{ experimental: { csp: { directives: [\"default-src 'self'\", \"frame-src https://koji.so\"] } } }", "yes ?")]
    [DataRow("{ security: { csp: true } }", "? ?")]
    [DataRow("{ security: { csp: { directives: [makeDirective()] } } }", "? ?")]
    public async Task Astro_WritesItsPolicyIntoEveryPage(string config, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("src/pages/index.astro", Project.Page),
                ("astro.config.mjs", $"import {{ defineConfig }} from 'astro/config';\nexport default defineConfig({config});\n")
            )
        );

    // What decides over which pages these are for stands elsewhere.
    [TestMethod]
    [DataRow(
        "app/Http/Middleware/SecurityHeaders.php",
        "<?php\nclass SecurityHeaders {\n  public function handle($request, $next) {\n    $response = $next($request);\n    $response->headers->set('Content-Security-Policy', \"frame-src 'self'\");\n    return $response;\n  }\n}",
        5
    )]
    [DataRow(
        "src/EventListener/Headers.php",
        "<?php\nfinal class Headers {\n  public function onKernelResponse($event): void {\n    $event->getResponse()->headers->set('Permissions-Policy', 'microphone=()');\n  }\n}",
        4
    )]
    [DataRow(
        "main.go",
        "package main\nfunc secure(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tw.Header().Set(\"Content-Security-Policy\", \"frame-src 'self'\")\n\t\tnext.ServeHTTP(w, r)\n\t})\n}",
        4
    )]
    [DataRow(
        "src/main/java/Security.java",
        "class Security {\n  SecurityFilterChain chain(HttpSecurity http) throws Exception {\n    return http.headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(\"frame-src 'self'\"))).build();\n  }\n}",
        3
    )]
    [DataRow(
        "src/hooks.server.ts",
        "export const handle = async ({ event, resolve }) => {\n  const response = await resolve(event);\n  response.headers.set('Permissions-Policy', 'microphone=()');\n  return response;\n};",
        3
    )]
    [DataRow(
        "middleware.ts",
        "export function middleware(request: NextRequest) {\n  const response = NextResponse.next();\n  response.headers.set('Content-Security-Policy', csp);\n  return response;\n}",
        3
    )]
    public async Task Program_IsNamedWithItsLine(string file, string text, int line)
    {
        var page = await Project.CheckAsync(("public/index.html", Project.Page), (file, text));

        var because = page.Embeds.Single().Because;
        Assert.IsNull(page.Embeds.Single().Predicts.Microphone);
        Assert.Contains($"{file}:{line} ", because.Loads + because.Microphone);
    }
}
