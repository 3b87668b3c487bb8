using KojiWidgetHarness.Host.Dashboard;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class DurationsTests
{
    [TestMethod]
    [DataRow(0, "0 ms")]
    [DataRow(0.25, "250 ms")]
    [DataRow(-1.5, "−1.5 s")]
    [DataRow(90, "90.0 s")]
    [DataRow(600, "10.0 min")]
    [DataRow(86_400, "24.0 h")]
    public void Length_IsWrittenInTheUnitThatFits(double seconds, string expected) =>
        Assert.AreEqual(expected, Durations.Of(TimeSpan.FromSeconds(seconds)));
}
