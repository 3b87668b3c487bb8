namespace KojiWidgetHarness.Tests.Unit.Checks.Settings;

/// <summary>Headers that programs give to their pages.</summary>
[TestClass]
public sealed class ProgramSettingsTests
{
    private const string Use =
        "app.use((req, res, next) => {\n  res.setHeader('Content-Security-Policy', \"default-src 'self'\");\n  next();\n});\n";

    [TestMethod]
    [DataRow("app.use(helmet());", "no no")]
    [DataRow("app.use(compression());\napp.use(express.json());\napp.use(helmet());\napp.use(express.static('public'));", "no no")]
    [DataRow("app.use(express.static('public'));\napp.use(helmet());", "? ?")]
    [DataRow("app.get('/', home);\napp.use(helmet());", "? ?")]
    [DataRow("app.use(router);\napp.use(helmet());", "? ?")]
    [DataRow("app.use('/api', helmet());", "? ?")]
    [DataRow("if (production) app.use(helmet());", "? ?")]
    [DataRow("app.use(helmet({ contentSecurityPolicy: false }));", "? ?")]
    [DataRow("app.use(helmet({\n  contentSecurityPolicy: { directives: { frameSrc: [\"'self'\", 'https://koji.so'] } },\n}));", "yes ?")]
    [DataRow(
        "app.use(helmet({ contentSecurityPolicy: { directives: { scriptSrc: [nonce], 'frame-src': ['https://koji.so'] } }, crossOriginEmbedderPolicy: false }));",
        "yes ?"
    )]
    [DataRow("app.use(helmet.contentSecurityPolicy({ useDefaults: false, directives: { defaultSrc: ['*'] } }));", "yes ?")]
    [DataRow("app.use(helmet({ contentSecurityPolicy: { directives: { frameSrc: [process.env.KOJI] } } }));", "? ?")]
    [DataRow("app.use(helmet(options));", "? ?")]
    [DataRow(Use, "no no")]
    [DataRow(
        "const policy = `default-src 'self'`;\napp.use(function (req, res, next) { res.set('Content-Security-Policy', policy); next(); });",
        "no no"
    )]
    [DataRow(
        "app.use((req, res, next) => { if (req.path === '/x') return next(); res.set('Content-Security-Policy', \"default-src 'self'\"); next(); });",
        "? ?"
    )]
    [DataRow("app.get('/x', (req, res) => { res.set('Permissions-Policy', 'microphone=()'); res.send(''); });", "? ?")]
    [DataRow(
        Use + "app.get('/x', (req, res) => { res.set('Content-Security-Policy', \"frame-src https://koji.so\"); res.send(''); });",
        "? ?"
    )]
    [DataRow("// app.use(helmet());\napp.listen(3000);", "? ?")]
    public async Task Express_IsReadWhereItIsForEveryPage(string script, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("public/index.html", Project.Page),
                ("server.js", $"const app = express();\n{script}\n"),
                ("package.json", Helmet("8.1.0"))
            )
        );

    // Each was run with that version of helmet.
    [TestMethod]
    [DataRow("^3.23.3", "app.use(helmet());", "? ?")]
    [DataRow("^4.6.0", "app.use(helmet());", "no no")]
    [DataRow(
        "^4.6.0",
        "app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: [\"'self'\"], frameSrc: ['https://koji.so'] } } }));",
        "yes ?"
    )]
    [DataRow("~5.0.2", "app.use(helmet({ contentSecurityPolicy: { directives: { frameSrc: ['https://koji.so'] } } }));", "? ?")]
    [DataRow("6.x", "app.use(helmet({ contentSecurityPolicy: { directives: { frameSrc: ['https://koji.so'] } } }));", "? ?")]
    [DataRow(
        "^6.0.0",
        "app.use(helmet({ crossOriginEmbedderPolicy: false, contentSecurityPolicy: { directives: { frameSrc: ['https://koji.so'] } } }));",
        "yes ?"
    )]
    [DataRow("^7.0.0", "app.use(helmet({ contentSecurityPolicy: { directives: { frameSrc: ['https://koji.so'] } } }));", "yes ?")]
    [DataRow(">=4", "app.use(helmet({ contentSecurityPolicy: { directives: { frameSrc: ['https://koji.so'] } } }));", "? ?")]
    [DataRow(
        "latest",
        "app.use(helmet({ crossOriginEmbedderPolicy: false, contentSecurityPolicy: { useDefaults: true, directives: { frameSrc: ['https://koji.so'] } } }));",
        "yes ?"
    )]
    public async Task Helmet_SendsWhatItsVersionDoes(string version, string script, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("public/index.html", Project.Page),
                ("server.js", $"const app = express();\n{script}\n"),
                ("package.json", Helmet(version))
            )
        );

    [TestMethod]
    public async Task Helmet_IsNamedWhereItIsNotRead()
    {
        var page = await Project.CheckAsync(
            ("public/index.html", Project.Page),
            ("server.ts", "export const run = <T>(x: T) => { app.use(helmet()); };")
        );

        Assert.Contains("server.ts:1 (helmet() was not read", page.Embeds.Single().Because.Loads);
    }

    [TestMethod]
    [DataRow("MIDDLEWARE = [\n    'csp.middleware.CSPMiddleware',\n]\nCSP_DEFAULT_SRC = (\"'self'\",)\n", "no no")]
    [DataRow(
        "MIDDLEWARE = ['csp.middleware.CSPMiddleware']\nCSP_DEFAULT_SRC = [\"'self'\"]\nCSP_FRAME_SRC = [\"'self'\", 'https://koji.so']\nCSP_SCRIPT_SRC = get_hosts()\n",
        "? ?"
    )]
    [DataRow(
        "MIDDLEWARE = ['csp.middleware.CSPMiddleware']\nCSP_DEFAULT_SRC = [\"'self'\"]\nCSP_FRAME_SRC = [\"'self'\", 'https://koji.so']\n",
        "yes ?"
    )]
    [DataRow(
        "MIDDLEWARE = ['csp.middleware.CSPMiddleware']\nCSP_DEFAULT_SRC = [\"'self'\"]\nCSP_FRAME_SRC = [os.environ['KOJI']]\n",
        "? ?"
    )]
    [DataRow(
        "MIDDLEWARE = ['csp.middleware.CSPMiddleware']\nCSP_DEFAULT_SRC = [\"'self'\"]\nif DEBUG:\n    CSP_DEFAULT_SRC = ['*']\n",
        "? ?"
    )]
    [DataRow("CSP_DEFAULT_SRC = (\"'self'\",)\n", "? ?")]
    [DataRow(
        "from csp.constants import SELF\nMIDDLEWARE = ['csp.middleware.CSPMiddleware']\nCONTENT_SECURITY_POLICY = {\n    'DIRECTIVES': {'default-src': [SELF], 'frame-src': [SELF]},  # ours\n}\n",
        "no no"
    )]
    [DataRow("MIDDLEWARE = ['django.middleware.csp.ContentSecurityPolicyMiddleware']\nSECURE_CSP = {'default-src': [CSP.SELF]}\n", "no no")]
    [DataRow(
        "MIDDLEWARE = ['django_permissions_policy.PermissionsPolicyMiddleware']\nPERMISSIONS_POLICY = {'camera': [], 'microphone': []}\n",
        "yes no"
    )]
    [DataRow(
        "MIDDLEWARE = ['django_permissions_policy.PermissionsPolicyMiddleware']\nPERMISSIONS_POLICY = {'microphone': ['self', 'https://koji.so']}\n",
        "yes ?"
    )]
    [DataRow("# CSP_DEFAULT_SRC = (\"'self'\",)\nDEBUG = False\n", "? ?")]
    [DataRow("\"\"\"\nCSP_DEFAULT_SRC = (\"'self'\",)\n\"\"\"\n", "? ?")]
    public async Task Django_IsReadWhereItIsLiteral(string settings, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("templates/interview.html", $"{{% extends 'base.html' %}}{{% block b %}}{Project.Part}{{% endblock %}}"),
                ("site/settings.py", settings)
            )
        );

    [TestMethod]
    [DataRow("policy.default_src :self, :https\n    policy.frame_src :self", "no no")]
    [DataRow("policy.default_src :self\n    policy.frame_src :self, \"https://koji.so\" # the interview", "? ?")]
    [DataRow("policy.default_src :self\n    policy.frame_src :self, \"https://koji.so\"", "yes ?")]
    [DataRow("policy.default_src :self, :https\n    policy.script_src :self, *hosts", "yes ?")]
    [DataRow("policy.default_src :self\n    policy.frame_src(*hosts)", "? ?")]
    [DataRow("policy.default_src :self if Rails.env.production?", "? ?")]
    [DataRow("# policy.default_src :self", "? ?")]
    public async Task Rails_IsReadWhereItIsLiteral(string directives, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("app/views/home/show.html.erb", Project.Part),
                (
                    "config/initializers/content_security_policy.rb",
                    $"# Be sure to restart your server.\nRails.application.configure do\n  config.content_security_policy do |policy|\n    {directives}\n  end\n  config.content_security_policy_nonce_generator = ->(request) {{ request.session.id.to_s }}\nend\n"
                )
            )
        );

    [TestMethod]
    [DataRow("Rails.application.config.permissions_policy do |f|\n  f.camera :none\n  f.microphone :none\nend\n", "yes no")]
    [DataRow("Rails.application.config.permissions_policy do |f|\n  f.microphone :self, \"https://koji.so\"\nend\n", "yes ?")]
    [DataRow("Rails.application.config.permissions_policy do |f|\n  f.microphone(*origins)\nend\n", "? ?")]
    public async Task RailsPermissionsPolicy_IsRead(string text, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(("app/views/home/show.html.erb", Project.Part), ("config/initializers/permissions_policy.rb", text))
        );

    [TestMethod]
    [DataRow(
        "app.Use(async (context, next) =>\n{\n    context.Response.Headers[\"Content-Security-Policy\"] = \"default-src 'self'\";\n    await next();\n});\napp.MapRazorPages();\n",
        "no no"
    )]
    [DataRow(
        "app.Use(async (context, next) =>\n{\n    context.Response.Headers.Append(\"Permissions-Policy\", \"microphone=()\");\n    await next(context);\n});\n",
        "yes no"
    )]
    [DataRow(
        "app.Use(async (ctx, next) =>\n{\n    ctx.Response.Headers.ContentSecurityPolicy = \"frame-src https://koji.so\";\n    await next.Invoke();\n});\n",
        "yes ?"
    )]
    [DataRow(
        "app.UseWhen(c => c.Request.Path == \"/x\", b =>\n{\n    b.Use(async (context, next) =>\n    {\n        context.Response.Headers[\"Content-Security-Policy\"] = \"default-src 'self'\";\n        await next();\n    });\n});\n",
        "? ?"
    )]
    [DataRow(
        "if (!app.Environment.IsDevelopment())\n{\n    app.Use(async (context, next) =>\n    {\n        context.Response.Headers[\"Content-Security-Policy\"] = \"default-src 'self'\";\n        await next();\n    });\n}\n",
        "? ?"
    )]
    [DataRow(
        "app.Use(async (context, next) =>\n{\n    await next();\n    context.Response.Headers[\"Content-Security-Policy\"] = \"default-src 'self'\";\n});\n",
        "? ?"
    )]
    [DataRow(
        "app.Use(async (context, next) =>\n{\n    context.Response.Headers[\"Content-Security-Policy\"] = $\"default-src {host}\";\n    await next();\n});\n",
        "? ?"
    )]
    [DataRow(
        "app.UseStaticFiles();\napp.Use(async (context, next) =>\n{\n    context.Response.Headers[\"Content-Security-Policy\"] = \"default-src 'self'\";\n    await next();\n});\n",
        "? ?"
    )]
    [DataRow("// context.Response.Headers[\"Content-Security-Policy\"] = \"default-src 'self'\";\n", "? ?")]
    [DataRow(
        "app.Use(async (context, next) =>\n{\n    context.Response.Headers.Append(\"Permissions-Policy\", \"microphone=(self \\\"https://shop.example\\\")\");\n    await next();\n});\n",
        "yes no"
    )]
    [DataRow(
        "app.Use(async (context, next) =>\n{\n    context.Response.Headers[\"Permissions-Policy\"] = @\"microphone=(self \"\"https://shop.example\"\")\";\n    await next();\n});\n",
        "yes no"
    )]
    [DataRow(
        "app.Use(async (context, next) =>\n{\n    context.Response.Headers[\"Permissions-Policy\"] = \"\"\"microphone=(self \"https://shop.example\")\"\"\";\n    await next();\n});\n",
        "yes no"
    )]
    [DataRow(
        "app.Use(async (context, next) =>\n{\n    context.Response.Headers[\"Permissions-Policy\"] = \"microphone=(\\x73elf)\";\n    await next();\n});\n",
        "? ?"
    )]
    public async Task AspNet_IsReadWhereItIsLiteralAndForEveryPage(string program, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("Pages/Interview.cshtml", $"@page\n{Project.Part}"),
                ("Program.cs", $"var app = builder.Build();\n{program}app.Run();\n")
            )
        );

    [TestMethod]
    public async Task AspNet_InAStartupClass_IsRead() =>
        Assert.AreEqual(
            "no no",
            await Project.VerdictAsync(
                ("Pages/Interview.cshtml", $"@page\n{Project.Part}"),
                (
                    "Startup.cs",
                    "namespace Shop\n{\n    public class Startup\n    {\n        public void Configure(IApplicationBuilder app)\n        {\n            app.Use(async (context, next) =>\n            {\n                context.Response.Headers.Add(\"Content-Security-Policy\", \"default-src 'self'\");\n                await next();\n            });\n        }\n    }\n}\n"
                )
            )
        );

    [TestMethod]
    [DataRow("header(\"Content-Security-Policy: default-src 'self'\");", "no no")]
    [DataRow("// the policy\nheader('Permissions-Policy: microphone=()');", "yes no")]
    [DataRow("header('Permissions-Policy: microphone=()', true);", "yes no")]
    [DataRow(
        "header('Content-Security-Policy: frame-src https://koji.so');\nheader(\"Content-Security-Policy: default-src 'self'\", false);",
        "no no"
    )]
    [DataRow("if ($x) header(\"Content-Security-Policy: default-src 'self'\");", "? ?")]
    [DataRow("header(\"Content-Security-Policy: default-src $host\");", "? ?")]
    [DataRow("function p() { header(\"Content-Security-Policy: default-src 'self'\"); }", "? ?")]
    public async Task Php_OfThePageItself_IsRead(string program, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("interview.php", $"<?php\n{program}\n?>\n{Project.Page}")));

    [TestMethod]
    public async Task Php_OfAnotherFile_IsNamed()
    {
        var page = await Project.CheckAsync(
            ("resources/views/interview.blade.php", Project.Part),
            (
                "app/Http/Middleware/Policy.php",
                "<?php\nclass Policy {\n  function handle($r, $n) { $a = $n($r); $a->headers->set('Permissions-Policy', 'microphone=()'); return $a; }\n}"
            )
        );

        Assert.IsNull(page.Embeds.Single().Predicts.Microphone);
        Assert.Contains("Policy.php:3 (Permissions-Policy) was not read", page.Embeds.Single().Because.Microphone);
    }

    // Whether Koji agrees to be embedded so only its answer tells.
    [TestMethod]
    [DataRow("^5.1.1", "server.js:1 Cross-Origin-Embedder-Policy")]
    [DataRow("^6.0.0", "server.js:1 Cross-Origin-Embedder-Policy")]
    [DataRow("^8.0.0", null)]
    public async Task Helmet_IsolatesThePageInTwoVersions(string version, string? expected)
    {
        var page = await Project.CheckAsync(
            ("public/index.html", Project.Page),
            ("server.js", "app.use(helmet());\n"),
            ("package.json", Helmet(version))
        );

        Assert.AreEqual(
            expected is not null,
            page.HeadersFrom!.Any(place => expected is not null && place.EndsWith(expected, StringComparison.Ordinal))
        );
    }

    private static string Helmet(string version) => $"{{ \"dependencies\": {{ \"express\": \"^4.21.0\", \"helmet\": \"{version}\" }} }}";
}
