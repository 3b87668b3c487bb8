using KojiWidgetHarness.Checks.Settings;

namespace KojiWidgetHarness.Tests.Unit.Checks.Settings;

/// <summary>Settings that nobody wrote in good faith: they are read in time or not at all, and never end the program.</summary>
[TestClass]
public sealed class HostileSettingsTests
{
    private static readonly string Deep = new('[', 100_000);

    [TestMethod]
    [DataRow("vercel.json")]
    [DataRow("netlify.toml")]
    [DataRow("next.config.js")]
    [DataRow("nginx.conf")]
    [DataRow("web.config")]
    [DataRow("settings.py")]
    [DataRow(".htaccess")]
    [DataRow("server.js")]
    public void Nesting_BeyondAllMeasure_IsNotRead(string file)
    {
        string[] texts =
        [
            $"a = {Deep}",
            Deep,
            $"headers = {Deep}",
            string.Concat(Enumerable.Repeat("{ a ", 50_000)) + "add_header",
            string.Concat(Enumerable.Repeat("<a>", Generated.Count(50_000))),
            $"CSP_DEFAULT_SRC = {Deep}",
            $"helmet({Deep})",
            "\0\u001b[31m",
            "",
        ];
        foreach (var text in texts)
            Assert.IsEmpty(
                SettingsReader
                    .Read(Path.Combine(Path.GetTempPath(), file), text, Path.GetTempPath())
                    ?.Rules.Where(rule => rule.Value is not null)
                    ?? []
            );
    }

    [TestMethod]
    public void Pattern_ThatTakesForever_CoversNobodyKnowsWhat() =>
        Assert.IsNull(PathPatterns.OfSource("/:x((a+)+)$").Covers(["/" + new string('a', 60) + "!"]));

    [TestMethod]
    public async Task Reason_WithWhatSteersATerminal_IsOneLine()
    {
        var page = await Project.CheckAsync(
            ("index.html", Project.Page),
            ("_headers", "/\u001b[31mx*\n  Content-Security-Policy: default-src 'self'\n/a/*\n  Content-Security-Policy: x\n")
        );

        Assert.IsFalse(page.Embeds.Single().Because.Loads.Any(char.IsControl));
    }
}
