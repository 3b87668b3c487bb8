using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class KojiAddressTests
{
    [TestMethod]
    [DataRow("https://app.getkoji.com/embed/:project_id", "https://app.getkoji.com/embed/1?mode=voice", "1")]
    [DataRow("https://koji.so/api/v1/embed/:project_id", "https://koji.so/api/v1/embed/a%20b", "a b")]
    [DataRow("http://127.0.0.1:5101/:project_id", "http://127.0.0.1:5101/1", "1")]
    public void Address_ThatMatches_TellsTheProject(string pattern, string src, string project)
    {
        Assert.IsTrue(KojiAddress.TryParse(pattern, out var address));

        Assert.IsTrue(address.Matches(new Uri(src)));
        Assert.AreEqual(project, address.ProjectOf(new Uri(src)));
        Assert.AreEqual(pattern, address.ToString());
    }

    [TestMethod]
    [DataRow("https://app.getkoji.com.evil.example/embed/1")]
    [DataRow("https://app.getkoji.com/embedded/1")]
    [DataRow("http://app.getkoji.com/embed/1")]
    public void Address_OfAnotherServerOrPath_DoesNotMatch(string src) =>
        Assert.IsFalse(KojiAddress.Published.Any(address => address.Matches(new Uri(src))));

    [TestMethod]
    [DataRow("https://app.getkoji.com/embed/")]
    [DataRow("app.getkoji.com/embed/:project_id")]
    [DataRow("ftp://app.getkoji.com/:project_id")]
    [DataRow("https://app.getkoji.com/:project_id?x=1")]
    public void Pattern_ThatIsNotOne_IsRefused(string pattern) => Assert.IsFalse(KojiAddress.TryParse(pattern, out _));
}
