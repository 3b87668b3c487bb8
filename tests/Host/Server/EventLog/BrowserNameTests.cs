using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

/// <summary>Names of browsers, of what they say of themselves.</summary>
[TestClass]
public sealed class BrowserNameTests
{
    private const string WebKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

    [TestMethod]
    [DataRow($"Mozilla/5.0 (X11; Linux x86_64) {WebKit} Chrome/140.0.0.0 Safari/537.36", "Chrome 140 on Linux")]
    [DataRow($"Mozilla/5.0 (X11; Linux x86_64) {WebKit} HeadlessChrome/140.0.0.0 Safari/537.36", "Headless Chrome 140 on Linux")]
    [DataRow($"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WebKit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge 140 on Windows")]
    [DataRow($"Mozilla/5.0 (Linux; Android 10; K) {WebKit} Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome 140 on Android")]
    [DataRow(
        $"Mozilla/5.0 (Linux; Android 10; K) {WebKit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "Samsung Internet 28 on Android"
    )]
    [DataRow("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox 145 on Linux")]
    [DataRow(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
        "Safari 18 on macOS"
    )]
    [DataRow(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.0.0 Mobile/15E148 Safari/604.1",
        "Chrome 140 on iOS"
    )]
    [DataRow("Version/18.6 of something", null)]
    [DataRow("Xchrome/12", null)]
    [DataRow("", null)]
    [DataRow(null, null)]
    public void Name_OfWhatABrowserSays_IsThatOfTheBrowserItself(string? said, string? expected) =>
        Assert.AreEqual(expected, BrowserName.Of(said));
}
