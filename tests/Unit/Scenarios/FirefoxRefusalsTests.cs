using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class FirefoxRefusalsTests
{
    private const string Widget = "http://127.0.0.1:1/embed/1?mode=text";

    // As Firefox 153 says it.
    [TestMethod]
    [DataRow(
        $"Content-Security-Policy: The page’s settings blocked the loading of a resource (frame-src) at {Widget} because it violates the following directive: “child-src 'self'”",
        FactValues.HostPolicy
    )]
    [DataRow($"Blocked loading mixed active content “{Widget}”", FactValues.MixedContent)]
    public void Read_ARefusal_GivesRuleAndAddress(string message, string rule) =>
        Assert.AreEqual((rule, Widget), FirefoxRefusals.Read(message));

    [TestMethod]
    [DataRow(
        $"Content-Security-Policy: (Report-Only policy) The page’s settings would block the loading of a resource (frame-src) at {Widget} because it violates …"
    )]
    [DataRow($"Content-Security-Policy: The page’s settings blocked the loading of a resource (img-src) at {Widget} because it violates …")]
    [DataRow("TypeError: can't access property \"boot\" of undefined")]
    public void Read_AnythingElse_GivesNull(string message) => Assert.IsNull(FirefoxRefusals.Read(message));

    [TestMethod]
    [DataRow("NS_ERROR_XFO_VIOLATION", FactValues.FrameOptions)]
    [DataRow("NS_ERROR_DOM_COEP_FAILED", FactValues.EmbedderPolicy)]
    [DataRow("NS_BINDING_ABORTED", null)]
    public void RefusedBy_TellsTheRule(string error, string? rule) => Assert.AreEqual(rule, NetworkErrors.RefusedBy(error));

    [TestMethod]
    [DataRow("NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT)", FactValues.Rejected)]
    [DataRow("NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, SSL_ERROR_BAD_CERT_DOMAIN)", FactValues.Rejected)]
    [DataRow("net::ERR_CERT_AUTHORITY_INVALID", FactValues.Rejected)]
    [DataRow("NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, SSL_ERROR_RX_RECORD_TOO_LONG)", FactValues.NoTls)]
    [DataRow("net::ERR_SSL_PROTOCOL_ERROR", FactValues.NoTls)]
    [DataRow("net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH", null)]
    [DataRow("NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, SSL_ERROR_NO_CYPHER_OVERLAP)", null)]
    [DataRow("NS_ERROR_CONNECTION_REFUSED", null)]
    [DataRow("net::ERR_NAME_NOT_RESOLVED", null)]
    public void Certificate_KnowsBothBrowsersWords(string error, string? expected) =>
        Assert.AreEqual(expected, NetworkErrors.Certificate(error, upgraded: false));

    [TestMethod]
    [DataRow("NS_ERROR_CONNECTION_REFUSED", FactValues.NoTls)]
    [DataRow("net::ERR_CONNECTION_REFUSED", FactValues.NoTls)]
    [DataRow("net::ERR_CERT_DATE_INVALID", FactValues.Rejected)]
    [DataRow("net::ERR_NAME_NOT_RESOLVED", null)]
    public void Certificate_WhereTheAddressWasUpgraded_IsNotThereWhereNobodyListens(string error, string? expected) =>
        Assert.AreEqual(expected, NetworkErrors.Certificate(error, upgraded: true));
}
