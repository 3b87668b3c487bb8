using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class TimeTextTests
{
    [TestMethod]
    [DataRow(0, "0ms")]
    [DataRow(0.0042, "4.2ms")]
    [DataRow(0.25, "250ms")]
    [DataRow(-1.5, "−1.5s")]
    [DataRow(90, "90s")]
    [DataRow(600, "10m")]
    [DataRow(86_400, "24h")]
    public void MeasuredTime_IsWrittenInTheUnitThatFits(double seconds, string expected) =>
        Assert.AreEqual(expected, TimeText.Rounded(TimeSpan.FromSeconds(seconds)));

    [TestMethod]
    [DataRow("500ms")]
    [DataRow("1500ms")]
    [DataRow("10s")]
    [DataRow("2m")]
    public void WrittenTime_IsReadAsTheSame(string text)
    {
        Assert.IsTrue(TimeText.TryParse(text, out var time));
        Assert.AreEqual(text, TimeText.Write(time));
    }
}
