using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Tests.Unit.Checks.Policies;

/// <summary>Which address a policy lets a page frame (CSP Level 3, 6.1 and 6.7.2).</summary>
[TestClass]
public sealed class ContentSecurityPolicyTests
{
    private const string Widget = "https://koji.so/api/v1/embed/x";

    [TestMethod]
    [DataRow("", true)]
    [DataRow("script-src 'none'", true)]
    [DataRow("default-src 'none'", false)]
    [DataRow("default-src 'none'; frame-src https://koji.so", true)]
    [DataRow("default-src https://koji.so; child-src 'none'", false)]
    [DataRow("default-src 'none'; child-src https://koji.so", true)]
    [DataRow("child-src 'none'; frame-src https://koji.so", true)]
    [DataRow("frame-src 'none'; child-src *; default-src *", false)]
    [DataRow("FRAME-SRC https://koji.so; default-src 'none'", true)]
    [DataRow("frame-src", false)]
    // Of two with one name the first counts.
    [DataRow("frame-src https://koji.so; frame-src 'none'", true)]
    [DataRow("frame-src 'none'; Frame-Src https://koji.so", false)]
    // With others 'none' says nothing.
    [DataRow("frame-src 'none' https://koji.so", true)]
    [DataRow(";; ; frame-src\t'none' ;", false)]
    // Between commas there are policies, and all of them count.
    [DataRow("frame-src https://koji.so, script-src 'self'", true)]
    [DataRow("frame-src https://koji.so, frame-src 'none'", false)]
    [DataRow("frame-src https://koji.so, default-src 'self'", false)]
    public void Directives_DecideInTheirOrder(string policy, bool expected) => Assert.AreEqual(expected, Allows(policy));

    [TestMethod]
    [DataRow("*", Widget, true)]
    [DataRow("*", "data:text/html,x", false)]
    [DataRow("https:", Widget, true)]
    [DataRow("http:", Widget, true)]
    [DataRow("https:", "http://koji.so/", false)]
    [DataRow("data:", "data:text/html,x", true)]
    [DataRow("HTTPS://KOJI.SO", Widget, true)]
    [DataRow("koji.so", Widget, true)]
    [DataRow("http://koji.so", Widget, true)]
    [DataRow("https://koji.so", "http://koji.so/", false)]
    [DataRow("*.koji.so", Widget, false)]
    [DataRow("*.koji.so", "https://eu.koji.so/", true)]
    [DataRow("*.koji.so", "https://a.b.koji.so/", true)]
    [DataRow("*.koji.so", "https://notkoji.so/", false)]
    [DataRow("https://*", Widget, true)]
    [DataRow("https://koji.so:443", Widget, true)]
    [DataRow("https://koji.so:8443", Widget, false)]
    [DataRow("https://koji.so", "https://koji.so:8443/", false)]
    [DataRow("https://koji.so:*", "https://koji.so:8443/", true)]
    [DataRow("*:8443", "https://koji.so:8443/", true)]
    [DataRow("http://koji.so:80", Widget, true)]
    [DataRow("http://koji.so:8080", Widget, false)]
    [DataRow("https://koji.so:99999", Widget, false)]
    [DataRow("https://koji.so/", Widget, true)]
    [DataRow("https://koji.so/api/", Widget, true)]
    [DataRow("https://koji.so/api", Widget, false)]
    [DataRow("https://koji.so/api/v1/embed/x", Widget, true)]
    [DataRow("https://koji.so/%61pi/", Widget, true)]
    [DataRow("https://koji.so/api/", "https://koji.so/%61pi/v1", true)]
    [DataRow("https://koji.so/API/", Widget, false)]
    [DataRow("https://[::1]", "https://[::1]/", false)]
    [DataRow("https://*", "https://[::1]/", true)]
    [DataRow("'unsafe-inline'", Widget, false)]
    [DataRow("!@#$", Widget, false)]
    [DataRow("https://koji.*", Widget, false)]
    public void Source_MatchesAddresses(string source, string address, bool expected) =>
        Assert.AreEqual(expected, Allows("frame-src " + source, address));

    [TestMethod]
    [DataRow("https://shop.example", "https://shop.example/", true)]
    [DataRow("https://shop.example", "https://shop.example:444/", false)]
    [DataRow("https://shop.example", "http://shop.example/", false)]
    [DataRow("http://shop.example", "https://shop.example/", true)]
    [DataRow("http://shop.example:8080", "https://shop.example:8080/", true)]
    [DataRow("http://shop.example:8080", "https://shop.example/", false)]
    [DataRow("http://shop.example", "https://www.shop.example/", false)]
    [DataRow("http://[::1]", "http://[::1]/frame", true)]
    public void Self_IsThePagesOriginOrABetterScheme(string page, string address, bool expected)
    {
        Assert.AreEqual(expected, Allows("frame-src 'self'", address, page));
        Assert.AreEqual(expected, Allows("frame-src 'SELF'", address, page));
    }

    [TestMethod]
    [DataRow("frame-src 'self'", Widget, null)]
    [DataRow("frame-src 'self' https://koji.so", Widget, true)]
    [DataRow("frame-src 'none'", Widget, false)]
    // A host without scheme means the page's, or a better one.
    [DataRow("frame-src koji.so", Widget, true)]
    [DataRow("frame-src koji.so", "http://koji.so/", null)]
    [DataRow("frame-src other.example", Widget, false)]
    public void Page_OfUnknownOrigin_LeavesOpenWhatDependsOnIt(string policy, string address, bool? expected) =>
        Assert.AreEqual(expected, ContentSecurityPolicy.ParseAll([policy], isMeta: false).Single().AllowsFrame(new(address), null));

    private static bool Allows(string policy, string address = Widget, string page = "https://shop.example") =>
        ContentSecurityPolicy
            .ParseAll([policy], isMeta: false)
            .All(parsed => parsed.AllowsFrame(new(address), WebOrigin.Of(new(page))) == true);
}
