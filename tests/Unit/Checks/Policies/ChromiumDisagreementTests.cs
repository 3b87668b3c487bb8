using KojiWidgetHarness.Checks.Sources;

namespace KojiWidgetHarness.Tests.Unit.Checks.Policies;

/// <summary>Pages of which Chromium made something else than was predicted once: now what it does is predicted, or left open.</summary>
[TestClass]
public sealed class ChromiumDisagreementTests
{
    private const string Frame = $"<iframe title=x src=\"{CheckedPages.Src}\" allow=microphone></iframe>";

    [TestMethod]
    [DataRow("Content-Security-Policy: frame-src https://koji.so\u000Bfoo", Frame, true)]
    [DataRow("Content-Security-Policy: frame-src 'none'\u00A0", Frame, true)]
    [DataRow("Content-Security-Policy: frame-src ‘self’ https://x.example", Frame, true)]
    [DataRow("Content-Security-Policy: frame-src https://münchen.example", Frame, true)]
    [DataRow("Content-Security-Policy: default-src 'self'; frame-src https://koji.so ‘self’", Frame, false)]
    [DataRow("", $"<iframe title=x src=\"{CheckedPages.Src}\" allow=microphone csp=\"default-src 'none'\"></iframe>", null)]
    [DataRow(
        "",
        "<iframe title=x src=\"https://user:pw@koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7\" allow=microphone></iframe>",
        false
    )]
    [DataRow("", $"<iframe title=x src=\"\u00A0{CheckedPages.Src}\" allow=microphone></iframe>", false)]
    [DataRow(
        "",
        "<iframe title=o allow=microphone srcdoc=\"<meta http-equiv=Content-Security-Policy content=&quot;frame-src 'none'&quot;><iframe title=x src=https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7></iframe>\"></iframe>",
        false
    )]
    public void Page_LoadsAsInChromium(string header, string html, bool? loads)
    {
        var headers = header.Length == 0 ? [] : HeadersFile.Parse(header);
        Assert.AreEqual(loads, CheckedPages.Predict(CheckedPages.Source(html) with { Headers = headers }).Loads);
    }

    [TestMethod]
    [DataRow("base-uri 'none'", 0)]
    [DataRow("base-uri https://koji.so", 1)]
    [DataRow("default-src 'none'; frame-src *", 1)]
    public void Base_ThatAPolicyForbids_IsIgnored(string policy, int embeds) =>
        Assert.HasCount(
            embeds,
            CheckedPages
                .Check(
                    CheckedPages.Source(
                        "<head><base href=\"https://koji.so/api/v1/\"></head><iframe title=x src=\"embed/7c9e6679-7425-40de-944b-e07fc1f90ae7\" allow=microphone></iframe>",
                        headers: ("Content-Security-Policy", policy)
                    )
                )
                .Embeds
        );

    [TestMethod]
    [DataRow("x=:=aGVsbG8=:", true)]
    [DataRow("x=:aGVsbG8=:", false)]
    [DataRow("x=:aGVsbG8:", false)]
    public void Bytes_WithPaddingAtTheirBeginning_MakeAHeaderUnreadable(string member, bool? microphone) =>
        Assert.AreEqual(
            microphone,
            CheckedPages
                .Predict(CheckedPages.Source(Frame, headers: [("Permissions-Policy", "microphone=()"), ("Permissions-Policy", member)]))
                .Microphone
        );

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing\n")]
    [DataRow("HTTP/1.1 301 Moved Permanently\nLocation: https://www.shop.example/\n")]
    [DataRow("HTTP/2 404\nContent-Type: text/html\n")]
    [DataRow("{\"headers\":[{\"source\":\"/(.*)\",\"headers\":[]}]}")]
    [DataRow("/*\n  Permissions-Policy: microphone=()\n")]
    [DataRow("add_header Permissions-Policy \"microphone=(), x:1\" always;")]
    public void File_ThatIsNotAPagesResponse_IsRefused(string text) => Assert.ThrowsExactly<FormatException>(() => HeadersFile.Parse(text));

    [TestMethod]
    [DataRow("*   Trying 127.0.0.1...\n> GET / HTTP/1.1\n> Host: x\n>\n< HTTP/1.1 200 OK\n< Permissions-Policy: microphone=()\n<\n")]
    [DataRow("  HTTP/1.1 302 Found\n  Location: /x\n  HTTP/1.1 200 OK\n  Permissions-Policy: microphone=()\n")]
    [DataRow("HTTP/2 200\r\nPermissions-Policy: microphone=()\r\n\r\n")]
    public void File_OfAProgramsOutput_IsRead(string text) =>
        Assert.AreEqual(
            "Permissions-Policy=microphone=()",
            string.Join(' ', HeadersFile.Parse(text).Select(header => $"{header.Name}={header.Value}"))
        );
}
