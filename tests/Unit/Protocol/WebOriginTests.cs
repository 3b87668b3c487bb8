using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class WebOriginTests
{
    [TestMethod]
    [DataRow("https://koji.so/path?query#fragment", "https://koji.so", 443)]
    [DataRow("https://koji.so:443", "https://koji.so", 443)]
    [DataRow("http://koji.so:80", "http://koji.so", 80)]
    [DataRow("http://koji.so:443", "http://koji.so:443", 443)]
    [DataRow("HTTPS://KOJI.SO:8443", "https://koji.so:8443", 8443)]
    [DataRow("https://user:secret@koji.so", "https://koji.so", 443)]
    [DataRow("https://b\u00fccher.example", "https://xn--bcher-kva.example", 443)]
    [DataRow("https://B\u00dcCHER.example", "https://xn--bcher-kva.example", 443)]
    [DataRow("https://xn--bcher-kva.example", "https://xn--bcher-kva.example", 443)]
    [DataRow("https://[::1]:8443", "https://[::1]:8443", 8443)]
    [DataRow("https://[2001:DB8:0:0::1]/", "https://[2001:db8::1]", 443)]
    [DataRow("http://127.0.0.1", "http://127.0.0.1", 80)]
    public void Of_AnAddress_IsItsOrigin(string address, string expected, int port)
    {
        var origin = WebOrigin.Of(new(address))!;

        Assert.AreEqual(expected, origin.ToString());
        Assert.AreEqual(port, origin.Port);
        Assert.AreEqual(origin, WebOrigin.Of(new(expected)));
        Assert.AreEqual(expected, new Uri(address).Origin());
    }

    [TestMethod]
    [DataRow("data:text/html,hello")]
    [DataRow("about:blank")]
    [DataRow("file:///page.html")]
    [DataRow("blob:https://koji.so/some-uuid")]
    [DataRow("ftp://koji.so/")]
    public void Of_AnAddressWithoutOne_IsNull(string address) => Assert.IsNull(WebOrigin.Of(new(address)));

    // Secure Contexts, 3.1.
    [TestMethod]
    [DataRow("https://shop.example", true)]
    [DataRow("http://shop.example", false)]
    [DataRow("http://localhost:5000", true)]
    [DataRow("http://LOCALHOST", true)]
    [DataRow("http://shop.localhost", true)]
    [DataRow("http://notlocalhost", false)]
    [DataRow("http://localhost.example", false)]
    [DataRow("http://127.0.0.1:5000", true)]
    [DataRow("http://127.1.2.3", true)]
    [DataRow("http://[::1]:5000", true)]
    [DataRow("http://[::2]", false)]
    [DataRow("http://128.0.0.1", false)]
    [DataRow("http://192.168.0.1", false)]
    public void IsTrustworthy_OfAnOrigin_IsSoOnHttpsAndOnThisMachine(string address, bool expected) =>
        Assert.AreEqual(expected, WebOrigin.Of(new(address))!.IsTrustworthy);
}
