using System.Net;

namespace KojiWidgetHarness.Tests.Unit.Checks.Policies;

/// <summary>
/// What an iframe's <c>allow</c> gives to the widget. Each table has the values of one file of web-platform-tests, with the microphone as
/// the feature; the page is at https://shop.example, the widget at https://koji.so:8443.
/// </summary>
[TestClass]
public sealed class AllowAttributeTests
{
    private const string Widget = "https://koji.so:8443";

    /// <summary>permissions-policy-allow-attribute-parsing.https.sub.html.</summary>
    [TestMethod]
    [DataRow(null, false)]
    [DataRow("", false)]
    [DataRow("microphone", true)]
    [DataRow("; microphone", true)]
    [DataRow("microphone;", true)]
    [DataRow("microphone\t\n'src'", true)]
    [DataRow("microphone\f'src'", true)]
    [DataRow("microphone  ", true)]
    [DataRow("unrecognized-feature *; microphone", true)]
    [DataRow("microphone * https://example.com", true)]
    [DataRow("microphone https://example.com *", true)]
    [DataRow("microphone 'none' *", true)]
    [DataRow("microphone * 'none'", true)]
    [DataRow("microphone 'none' " + Widget, true)]
    [DataRow("microphone " + Widget + " 'none'", true)]
    [DataRow("microphone 'none'", false)]
    [DataRow("microphone 'sRc'", true)]
    [DataRow("microphone 'SELF'", false)]
    [DataRow("microphone !@#$", false)]
    [DataRow("microphone !@#$ " + Widget, true)]
    [DataRow("microphone https://example.com", false)]
    [DataRow("microphone, camera", false)]
    public void Allow_OfAnyWriting_GivesTheMicrophoneOrNot(string? allow, bool expected) => AssertMicrophone(expected, allow, Widget);

    /// <summary>Values of that file for a frame of the page's own origin.</summary>
    [TestMethod]
    [DataRow(null, true)]
    [DataRow("microphone 'SELF'", true)]
    [DataRow("microphone 'none'", false)]
    public void Allow_OfAFrameOfThePagesOrigin_CanOnlyTakeTheMicrophone(string? allow, bool expected) =>
        AssertMicrophone(expected, allow, "https://shop.example");

    /// <summary>permissions-policy-allow-attribute-url-forms.https.sub.html.</summary>
    [TestMethod]
    [DataRow("microphone blob:" + Widget + "/some-uuid", false)]
    [DataRow("microphone blob:" + Widget + "/some-uuid " + Widget, true)]
    [DataRow("microphone https://user@koji.so:8443", false)]
    [DataRow("microphone https://:password@koji.so:8443", false)]
    [DataRow("microphone " + Widget + "/some/path.html", true)]
    [DataRow("microphone " + Widget + "/path,camera", true)]
    [DataRow("microphone " + Widget, true)]
    [DataRow("microphone https://koji.so", false)]
    [DataRow("microphone http://koji.so:8443", false)]
    public void Allow_NamingAnAddress_MeansItsOrigin(string allow, bool expected) => AssertMicrophone(expected, allow, Widget);

    /// <summary>permissions-policy-allow-attribute-wildcard-hosts.https.sub.html.</summary>
    [TestMethod]
    [DataRow("microphone https://*.koji.so:8443", false)]
    [DataRow("microphone https://*:8443", false)]
    [DataRow("microphone https://koji.so:*", false)]
    [DataRow("microphone https://*.koji.so:8443 https://eu.koji.so:8443", true)]
    [DataRow("microphone https://eu.koji.so:8443", true)]
    public void Allow_WithAWildcardInAHost_GivesNothingByIt(string allow, bool expected) =>
        AssertMicrophone(expected, allow, "https://eu.koji.so:8443");

    /// <summary>permissions-policy-allow-attribute-duplicate-features.https.sub.html.</summary>
    [TestMethod]
    [DataRow("microphone; microphone 'self'", true)]
    [DataRow("microphone 'self'; microphone", false)]
    public void Allow_NamingAFeatureTwice_MeansTheFirst(string allow, bool expected) => AssertMicrophone(expected, allow, Widget);

    /// <summary>permissions-policy-allow-attribute-feature-name-case.https.sub.html.</summary>
    [TestMethod]
    [DataRow("microphone", true)]
    [DataRow("Microphone", false)]
    public void Allow_NamingAFeature_TellsCasesApart(string allow, bool expected) => AssertMicrophone(expected, allow, Widget);

    private static void AssertMicrophone(bool expected, string? allow, string origin)
    {
        var attribute = allow is null ? "" : $" allow=\"{WebUtility.HtmlEncode(allow)}\"";
        var source = CheckedPages.Source(
            $"<iframe title=\"Interview\" src=\"{CheckedPages.Src.Replace("https://koji.so", origin, StringComparison.Ordinal)}\"{attribute}></iframe>"
        );

        Assert.AreEqual(expected, CheckedPages.Predict(source, origin).Microphone);
    }
}
