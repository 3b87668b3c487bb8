using System.Xml;
using CsCheck;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class CleanTextTests
{
    [TestMethod]
    public void Of_AnyText_IsWhatXmlTakes() =>
        Gen
            .Char.Array[0, 40]
            .Sample(letters =>
            {
                var clean = CleanText.Of(new string(letters));

                // Throws at what XML 1.0 has no form for.
                Assert.AreSame(clean, XmlConvert.VerifyXmlChars(clean));
            });

    [TestMethod]
    public void Of_HalfACharacter_MarksIt() => Assert.AreEqual("a\uFFFDb", CleanText.Of("a\uD800b"));

    [TestMethod]
    public void Of_WholeCharacters_StayAsTheyAre() => Assert.AreEqual("a\t😀\nö", CleanText.Of("a\t😀\nö"));

    [TestMethod]
    public void Of_KeyWithAControlCharacterInIt_MarksAllOfIt() => Assert.AreEqual(Redactor.Mark, CleanText.Of("koji_sk_\u0001abc"));

    [TestMethod]
    public void Line_CutInACharacter_LeavesNoHalf() => Assert.AreEqual("a…", CleanText.Line("a😀b", longest: 2));
}
