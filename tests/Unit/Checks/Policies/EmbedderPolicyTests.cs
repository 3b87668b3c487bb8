using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Tests.Unit.Checks.Policies;

/// <summary>Cross-Origin-Embedder-Policy is a structured item, and what is not one counts as unsafe-none (HTML, 7.1.4.1).</summary>
[TestClass]
public sealed class EmbedderPolicyTests
{
    [TestMethod]
    [DataRow("require-corp", "require-corp")]
    [DataRow("credentialless", "credentialless")]
    [DataRow(" require-corp ", "require-corp")]
    [DataRow("require-corp; report-to=\"x\"", "require-corp")]
    [DataRow("require-corp;report-to=x;y", "require-corp")]
    [DataRow("unsafe-none", null)]
    [DataRow("", null)]
    [DataRow("Require-Corp", null)]
    [DataRow("\"require-corp\"", null)]
    [DataRow("require-corp x", null)]
    [DataRow("require-corp;", null)]
    [DataRow("?1", null)]
    public void Of_AValue_IsWhatKeepsFramesOut(string value, string? expected) => Assert.AreEqual(expected, EmbedderPolicy.Of([value]));

    [TestMethod]
    public void Of_TwoHeaders_IsNothing() => Assert.IsNull(EmbedderPolicy.Of(["require-corp", "require-corp"]));

    [TestMethod]
    [DataRow("https://shop.example/", "", false)]
    [DataRow("https://shop.example/", " credentialless", true)]
    [DataRow("http://localhost/", "", false)]
    // An insecure page cannot isolate itself.
    [DataRow("http://shop.example/", "", true)]
    public void Widget_OnAPageThatIsolatesItself_IsKeptOut(string address, string attribute, bool loads)
    {
        var page = CheckedPages.Source(
            Examples.Tag(attributes: "allow=\"microphone\"" + attribute),
            address,
            (EmbedderPolicy.Name, "require-corp")
        );

        Assert.AreEqual(loads, CheckedPages.Predict(page).Loads);
    }
}
