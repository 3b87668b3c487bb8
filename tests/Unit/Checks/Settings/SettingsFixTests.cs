using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Settings;

namespace KojiWidgetHarness.Tests.Unit.Checks.Settings;

/// <summary>Headers written anew in the files that set them, and nothing else there.</summary>
[TestClass]
public sealed class SettingsFixTests
{
    private const string Content = "Content-Security-Policy";
    private const string Old = "default-src 'self'";
    private const string New = "default-src 'self'; frame-src 'self' https://koji.so";
    private const string Permissions = "Permissions-Policy";
    private const string Microphone = "microphone=(self \"https://koji.so\")";

    [TestMethod]
    [DataRow("_headers", $"# ours\r\n/*\r\n  {Content}: {Old}\r\n", Content, Old, New, $"# ours\r\n/*\r\n  {Content}: {New}\r\n")]
    [DataRow(
        "vercel.json",
        "{\"headers\":[{\"source\":\"/(.*)\",\"headers\":[{\"key\":\"Permissions-Policy\",\"value\":\"microphone=()\"}]}]}",
        Permissions,
        "microphone=()",
        Microphone,
        "{\"headers\":[{\"source\":\"/(.*)\",\"headers\":[{\"key\":\"Permissions-Policy\",\"value\":\"microphone=(self \\\"https://koji.so\\\")\"}]}]}"
    )]
    [DataRow(
        "netlify.toml",
        $"[[headers]]\nfor = \"/*\"\n[headers.values]\n{Content} = \"{Old}\" # x\n",
        Content,
        Old,
        New,
        $"[[headers]]\nfor = \"/*\"\n[headers.values]\n{Content} = \"{New}\" # x\n"
    )]
    [DataRow(
        "nginx.conf",
        $"server {{ add_header {Permissions} \"microphone=()\" always; }}",
        Permissions,
        "microphone=()",
        Microphone,
        $"server {{ add_header {Permissions} \"microphone=(self \\\"https://koji.so\\\")\" always; }}"
    )]
    [DataRow(".htaccess", $"Header set {Content} \"{Old}\"\n", Content, Old, New, $"Header set {Content} \"{New}\"\n")]
    [DataRow(
        "web.config",
        $"<c><customHeaders><add name=\"{Permissions}\" value=\"microphone=()\"/></customHeaders></c>",
        Permissions,
        "microphone=()",
        Microphone,
        $"<c><customHeaders><add name=\"{Permissions}\" value=\"microphone=(self &quot;https://koji.so&quot;)\"/></customHeaders></c>"
    )]
    [DataRow(
        "next.config.js",
        $"module.exports = {{ headers: async () => [{{ source: '/(.*)', headers: [{{ key: '{Content}', value: \"{Old}\" }}] }}] }};",
        Content,
        Old,
        New,
        $"module.exports = {{ headers: async () => [{{ source: '/(.*)', headers: [{{ key: '{Content}', value: \"{New}\" }}] }}] }};"
    )]
    // Twice, in quotes that it has itself, or put together: a person writes it.
    [DataRow(
        "vercel.json",
        "{\"headers\":[{\"source\":\"/a\",\"headers\":[{\"key\":\"Permissions-Policy\",\"value\":\"microphone=()\"}]},{\"source\":\"/b\",\"headers\":[{\"key\":\"Permissions-Policy\",\"value\":\"microphone=()\"}]}]}",
        Permissions,
        "microphone=()",
        Microphone,
        null
    )]
    [DataRow(
        "next.config.js",
        "const o = '\\'self\\''; module.exports = { headers: async () => [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: 'default-src ' + o }] }] };",
        Content,
        Old,
        New,
        null
    )]
    [DataRow(
        "netlify.toml",
        "[[headers]]\nfor = \"/*\"\n[headers.values]\nPermissions-Policy = 'microphone=(\"a\")'\n",
        Permissions,
        "microphone=(\"a\")",
        "microphone=(self 'a')",
        null
    )]
    public void Value_IsWrittenAnew_OrLeftToAPerson(string file, string text, string name, string old, string value, string? expected)
    {
        var path = Path.Combine(Path.GetTempPath(), file);
        var line = SettingsReader.Read(path, text, Path.GetTempPath())!.Rules.First(rule => rule.Name == name).Line;

        Assert.AreEqual(expected, SettingsFix.Of(text, new HeaderPlace(name, old, path, line), value));
    }

    // What path-to-regexp 6.1.0 says, as Next.js and Vercel use it.
    [TestMethod]
    [DataRow("/(.*)", "1111111111")]
    [DataRow("/:path*", "1111111111")]
    [DataRow("/:p+", "0111111111")]
    [DataRow("/a/:id?", "0001110000")]
    [DataRow("/:page(interview|about).html", "0010000000")]
    [DataRow("/((?!api|_next/static).*)", "1111110110")]
    [DataRow("/interview", "0100000000")]
    [DataRow(@"/a/:x(\d{1,3})", "0000010000")]
    [DataRow("/docs/:path*", "0000000110")]
    public void Source_CoversWhatPathToRegexpMatches(string source, string expected)
    {
        string[] paths = ["/", "/interview", "/interview.html", "/a", "/a/", "/a/12", "/api/x", "/docs", "/docs/a/b", "/_next/static/x"];

        Assert.AreEqual(expected, string.Concat(paths.Select(path => PathPatterns.OfSource(source).Covers([path]) == true ? '1' : '0')));
    }
}
