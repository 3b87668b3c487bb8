using KojiWidgetHarness.Scenarios.Sites;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class FramePolicyTests
{
    [TestMethod]
    [DataRow("frame-src https://a.example", "frame-src https://a.example https://b.example")]
    [DataRow("default-src 'none'; Frame-Src 'none'", "default-src 'none'; frame-src https://b.example")]
    [DataRow("default-src 'self'", "default-src 'self'; frame-src 'self' https://b.example")]
    [DataRow("child-src 'self'; default-src *", "child-src 'self'; default-src *; frame-src 'self' https://b.example")]
    [DataRow("script-src 'self'", "script-src 'self'")]
    [DataRow("frame-src 'self', default-src 'none'", "frame-src 'self' https://b.example, default-src 'none'; frame-src https://b.example")]
    public void Allow_AddsToWhatDecidesAboutFrames(string policies, string expected) =>
        Assert.AreEqual(expected, FramePolicy.Allow(policies, "https://b.example"));
}
