using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Recorders;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class ErrorRecorderTests
{
    [TestMethod]
    [DataRow("https://shop.example:8443/a.js:2:14", "https://shop.example:8443/a.js:3", DisplayName = "address, line and column")]
    [DataRow("https://shop.example:8443/", "https://shop.example:8443/", DisplayName = "a port is not a line")]
    [DataRow("https://anna:pw@shop.example/a.js:0:9", "https://shop.example/a.js:1", DisplayName = "without a password")]
    [DataRow("https://shop.example/a.json:0:0", "https://shop.example/a.json", DisplayName = "of a request")]
    [DataRow(":6:0", null, DisplayName = "of a script without an address")]
    [DataRow("", null, DisplayName = "none")]
    public void Place_IsTheAddressWithItsLine(string location, string? expected) =>
        Assert.AreEqual(expected, ErrorRecorder.PlaceOf(location));

    [TestMethod]
    [DataRow("Refused to frame 'https://x/' because it violates the following Content Security Policy directive", SeenErrorKind.Policy)]
    [DataRow("Failed to load resource: net::ERR_FAILED", SeenErrorKind.Console)]
    public void Kind_IsPolicyWhereTheBrowserNamesOne(string text, SeenErrorKind expected) =>
        Assert.AreEqual(expected, ErrorRecorder.KindOf(text));
}
