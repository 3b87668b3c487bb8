using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class WebAddressTests
{
    [TestMethod]
    [DataRow("http://user:secret@host/", "http://host/", "user", "secret")]
    [DataRow(
        "HTTP://User:Sec%40ret%3A%25@HOST:80/p?q#f",
        "http://host/p?q#f",
        "User",
        "Sec@ret:%",
        DisplayName = "encoded, and upper case"
    )]
    [DataRow("http://user@host/", "http://host/", "user", "", DisplayName = "no password")]
    [DataRow("http://:pw@host/", "http://host/", "", "pw", DisplayName = "no user")]
    [DataRow("http://u:p@ss@host/", "http://host/", "u", "p@ss", DisplayName = "an at sign")]
    [DataRow("http://u:a:b@host/@scope", "http://host/@scope", "u", "a:b", DisplayName = "a colon, and an at sign in the path")]
    [DataRow("https://u:p@[::1]:8443/x", "https://[::1]:8443/x", "u", "p", DisplayName = "IPv6")]
    [DataRow(" http://ü:pä@host:1 ", "http://host:1/", "ü", "pä", DisplayName = "letters, and spaces around it")]
    public void Parse_WithCredentials_TakesThemApart(string text, string bare, string user, string password)
    {
        Assert.IsTrue(WebAddress.TryParse(text, out var address));

        Assert.AreEqual((bare, user, password), (address.Uri.AbsoluteUri, address.Credentials?.User, address.Credentials?.Password));
        Assert.AreEqual(new Uri(bare), new Uri(address.ToString()));
        Assert.IsFalse($"{address} {address.Credentials}".Contains('@') && !bare.Contains('@'));
        Assert.AreEqual(address, WebAddress.FromUri(address.Credentials!.Written));
    }

    [TestMethod]
    [DataRow("http://host/a@b")]
    [DataRow("http://@host/")]
    [DataRow("https://host:8443/?next=http://a@b")]
    public void Parse_WithoutCredentials_HasNone(string text)
    {
        Assert.IsTrue(WebAddress.TryParse(text, out var address));

        Assert.IsNull(address.Credentials);
    }

    [TestMethod]
    [DataRow("htp://user:secret@host/", "htp://[redacted]@host/")]
    [DataRow("user:secret@host", "[redacted]@host")]
    [DataRow("http:user:secret@host", "[redacted]@host")]
    [DataRow("http://u:p/w@host/", "http://[redacted]@host/")]
    [DataRow(@"http:\\u:secret@host", @"http:\\[redacted]@host")]
    [DataRow("//u:secret@host", "//[redacted]@host")]
    [DataRow("nonsense", "nonsense")]
    [DataRow("@scope/name", "@scope/name", DisplayName = "nothing before the at sign")]
    [DataRow("http://user:secret@", "http://[redacted]@")]
    public void Text_ThatIsNotAnAddress_IsShownWithoutWhatCouldBeAPassword(string text, string shown)
    {
        Assert.IsFalse(WebAddress.TryParse(text, out _));
        Assert.AreEqual(shown, WebAddress.Shown(text));
    }

    [TestMethod]
    public void Credentials_AreForTheirOriginOnly()
    {
        var credentials = WebAddress.FromUri(new Uri("https://u:p@host/path")).Credentials!;

        Assert.AreEqual("Basic dTpw", credentials.Authorization);
        Assert.AreEqual("https://host", credentials.Origin);
        Assert.IsTrue(credentials.AreFor(new Uri("https://host:443/other")));
        Assert.IsFalse(
            credentials.AreFor(new Uri("http://host/path"))
                || credentials.AreFor(new Uri("https://host:8443/path"))
                || credentials.AreFor(new Uri("https://host.example/path"))
        );
    }

    [TestMethod]
    [DataRow(
        "at http://user:secret@host/ and ws://a:secret@b, wss://secret@[::1]:1/x",
        "at http://[redacted]@host/ and ws://[redacted]@b, wss://[redacted]@[::1]:1/x"
    )]
    [DataRow("HTTPS://u:se%2Fcret@host //u:secret@host/a@b", "HTTPS://[redacted]@host //[redacted]@host/a@b")]
    [DataRow(
        """{"a":"http:\/\/u:secret@h","b":"http://u:se\u0026cret@h"}""",
        """{"a":"http:\/\/[redacted]@h","b":"http://[redacted]@h"}"""
    )]
    [DataRow(
        "?next=http%3A%2F%2Fuser%3Asecret%40host%2Fx&y=http%3a%2f%2fhost%2f%40b",
        "?next=http%3A%2F%2F[redacted]%40host%2Fx&y=http%3a%2f%2fhost%2f%40b"
    )]
    [DataRow("No file '/home/HTTP:/u:secret@host/x'", "No file '/home/HTTP:/[redacted]@host/x'")]
    [DataRow("http://u:se@cret@host", "http://[redacted]@host")]
    [DataRow("http://[redacted]@host //[redacted:1a2b3c]@host", "http://[redacted]@host //[redacted:1a2b3c]@host")]
    [DataRow(
        "http://host/a@b http://host?a@b mail me@host, //host/@scope C:\\a@b",
        "http://host/a@b http://host?a@b mail me@host, //host/@scope C:\\a@b"
    )]
    public void Text_WithAddressesInIt_LosesTheirCredentials(string text, string expected)
    {
        Assert.AreEqual(expected, Redactor.HideCredentials(text));
        Assert.AreEqual(expected, Redactor.Redact(text));
    }
}
