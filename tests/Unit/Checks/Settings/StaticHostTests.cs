namespace KojiWidgetHarness.Tests.Unit.Checks.Settings;

/// <summary>Headers in the settings of services that host sites.</summary>
[TestClass]
public sealed class StaticHostTests
{
    private const string Lets = "frame-src https://koji.so";
    private const string Keeps = "default-src 'self'";

    [TestMethod]
    [DataRow("/*\n  Content-Security-Policy: default-src 'self'\n", "no no")]
    [DataRow("# all\n/*\n\tcontent-security-policy : default-src 'self'\n", "no no")]
    [DataRow("/*\n  Content-Security-Policy: frame-src https://koji.so\n", "yes ?")]
    [DataRow("/*\n  Permissions-Policy: camera=(), microphone=(), geolocation=()\n", "yes no")]
    [DataRow("/*\n  Permissions-Policy: microphone=(self \"https://koji.so\")\n", "yes ?")]
    [DataRow("/*\n  Permissions-Policy: microphone=(\"https://koji.so\")\n", "yes no")]
    [DataRow("/*\n  Permissions-Policy: microphone=(\"https://koji.so\" \"https://shop.example\")\n", "yes ?")]
    [DataRow("/*\n  # Content-Security-Policy: default-src 'self'\n", "? ?")]
    [DataRow("/about/*\n  Content-Security-Policy: default-src 'self'\n", "? ?")]
    [DataRow("/interview/*\n  Content-Security-Policy: default-src 'self'\n", "no no")]
    [DataRow("/:any/\n  Content-Security-Policy: default-src 'self'\n", "no no")]
    [DataRow("https://shop.pages.dev/*\n  Content-Security-Policy: default-src 'self'\n", "? ?")]
    [DataRow("/*\n  Content-Security-Policy: frame-src https://koji.so\n  Content-Security-Policy: default-src 'self'\n", "no no")]
    [DataRow(
        "/*\n  Content-Security-Policy: default-src 'self'\n/interview/*\n  Content-Security-Policy: frame-src https://koji.so\n",
        "? ?"
    )]
    [DataRow(
        "/*\n  Content-Security-Policy: default-src 'self'\n/about/*\n  Content-Security-Policy: frame-src https://koji.so\n",
        "no no"
    )]
    [DataRow("/*\n  Content-Security-Policy: default-src 'self'\n/interview/*\n  ! Content-Security-Policy\n", "? ?")]
    [DataRow("/*\n  Cross-Origin-Embedder-Policy: require-corp\n", "? ?")]
    public async Task HeadersFile_IsAppliedWhereItsPathsSay(string headers, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("interview/index.html", Project.Page), ("_headers", headers)));

    [TestMethod]
    public async Task Page_OfWhichItIsKnownWhereItIsServed_HasNothingOpen()
    {
        using var project = new Project(
            ("index.html", Project.Page),
            ("_headers", "/*\n  Content-Security-Policy: frame-src https://koji.so\n")
        );

        Assert.IsTrue(
            (await project.CheckAsync("https://shop.example/")).Single().Embeds.Single().Predicts
                is { Loads: true, Microphone: true, Messages: true }
        );
    }

    [TestMethod]
    public async Task Finding_OfASetting_IsInItsFile()
    {
        var page = await Project.CheckAsync(
            ("index.html", Project.Page),
            ("_headers", "\n/*\n  Content-Security-Policy: default-src 'self'\n")
        );

        var finding = page.Findings.Single();
        Assert.EndsWith("_headers", finding.File);
        Assert.AreEqual((3, "frame-src"), (finding.Line, finding.Rule));
        Assert.EndsWith("_headers:3 Content-Security-Policy", page.HeadersFrom!.Single());
    }

    [TestMethod]
    [DataRow("[[headers]]\nfor = \"/*\"\n[headers.values]\nContent-Security-Policy = \"default-src 'self'\"\n", "no no")]
    [DataRow("[[headers]]\n  for = '/*'\n  values = { \"Content-Security-Policy\" = \"frame-src https://koji.so\" }\n", "yes ?")]
    [DataRow(
        "[[headers]]\nfor = \"/*\"\n[headers.values]\nContent-Security-Policy = '''\ndefault-src 'self';\nframe-src koji.so'''\n",
        "yes ?"
    )]
    [DataRow("[[headers]]\nfor = \"/api/*\"\n[headers.values]\nContent-Security-Policy = \"default-src 'self'\"\n", "? ?")]
    [DataRow(
        "[[headers]]\nfor = \"/a/*\"\n[headers.values]\nX = \"y\"\n[[headers]]\nfor = \"/*\"\n[headers.values]\nPermissions-Policy = \"microphone=()\"\n",
        "yes no"
    )]
    [DataRow("[[headers]]\nfor = \"/*\n[headers.values]\nContent-Security-Policy = \"default-src 'self'\"\n", "? ?")]
    public async Task NetlifyToml_IsApplied(string toml, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("index.html", Project.Page), ("netlify.toml", toml)));

    [TestMethod]
    [DataRow("/(.*)", "no no")]
    [DataRow("/:path*", "no no")]
    [DataRow("/interview.html", "no no")]
    [DataRow("/((?!api/).*)", "no no")]
    [DataRow("/:page(interview|about).html", "no no")]
    [DataRow("/interview", "? ?")]
    [DataRow("/api/(.*)", "? ?")]
    [DataRow("/((?!interview).*)", "? ?")]
    public async Task VercelJson_IsAppliedWhereItsSourceSays(string source, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("interview.html", Project.Page),
                (
                    "vercel.json",
                    $$"""{ "headers": [{ "source": "{{source}}", "headers": [{ "key": "Content-Security-Policy", "value": "{{Keeps}}" }] }] }"""
                )
            )
        );

    [TestMethod]
    public async Task VercelJson_LaterRulesComeOverEarlierOnes_AndConditionsLeaveItOpen()
    {
        const string Both =
            """{ "headers": [{ "source": "/(.*)", "headers": [{ "key": "Content-Security-Policy", "value": "default-src 'self'" }] }, { "source": "/interview.html"CONDITION, "headers": [{ "key": "content-security-policy", "value": "frame-src https://koji.so" }] }] }""";

        Assert.AreEqual(
            "yes ?",
            await Project.VerdictAsync(
                ("interview.html", Project.Page),
                ("vercel.json", Both.Replace("CONDITION", "", StringComparison.Ordinal))
            )
        );
        Assert.AreEqual(
            "? ?",
            await Project.VerdictAsync(
                ("interview.html", Project.Page),
                (
                    "vercel.json",
                    Both.Replace("CONDITION", ", \"has\": [{ \"type\": \"cookie\", \"key\": \"beta\" }]", StringComparison.Ordinal)
                )
            )
        );
        Assert.AreEqual("? ?", await Project.VerdictAsync(("interview.html", Project.Page), ("vercel.json", Both)));
    }

    [TestMethod]
    [DataRow("""{ "globalHeaders": { "content-security-policy": "default-src 'self'" } }""", "no no")]
    [DataRow(
        """{ "globalHeaders": { "Content-Security-Policy": "default-src 'self'" }, "routes": [{ "route": "/*", "headers": { "Content-Security-Policy": "frame-src https://koji.so" } }] }""",
        "yes ?"
    )]
    [DataRow(
        """{ "globalHeaders": { "Permissions-Policy": "microphone=()" }, "routes": [{ "route": "/api/*", "headers": { "Permissions-Policy": "microphone=*" } }] }""",
        "yes no"
    )]
    public async Task StaticWebAppConfig_IsApplied(string json, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("index.html", Project.Page), ("staticwebapp.config.json", json)));

    [TestMethod]
    [DataRow("**", Keeps, "no no")]
    [DataRow("**/*.@(html|htm)", Keeps, "no no")]
    [DataRow("/**", Lets, "yes ?")]
    [DataRow("/a/**", Keeps, "? ?")]
    [DataRow("!(a)/**", Keeps, "? ?")]
    public async Task FirebaseJson_IsAppliedWhereItsGlobSays(string source, string policy, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("public/interview.html", Project.Page),
                (
                    "firebase.json",
                    $$"""{ "hosting": { "public": "public", "headers": [{ "source": "{{source}}", "headers": [{ "key": "Content-Security-Policy", "value": "{{policy}}" }] }] } }"""
                )
            )
        );

    [TestMethod]
    public async Task SeveralServices_ThatDisagree_LeaveItOpen()
    {
        var page = await Project.CheckAsync(
            ("index.html", Project.Page),
            ("_headers", $"/*\n  Content-Security-Policy: {Keeps}\n"),
            (
                "vercel.json",
                $$"""{ "headers": [{ "source": "/(.*)", "headers": [{ "key": "Content-Security-Policy", "value": "{{Lets}}" }] }] }"""
            )
        );

        Assert.IsNull(page.Embeds.Single().Predicts.Loads);
        Assert.Contains("_headers:2 and ", page.Embeds.Single().Because.Loads);
        Assert.AreEqual(
            "? ?",
            await Project.VerdictAsync(
                ("index.html", Project.Page),
                ("_headers", $"/*\n  Content-Security-Policy: {Keeps}\n"),
                ("vercel.json", "{}")
            )
        );
    }

    [TestMethod]
    public async Task Setting_OfAnotherProject_DecidesNothing() =>
        Assert.AreEqual(
            "? ?",
            await Project.VerdictAsync(
                ("site/index.html", Project.Page),
                ("docs/public/_headers", $"/*\n  Content-Security-Policy: {Keeps}\n")
            )
        );
}
