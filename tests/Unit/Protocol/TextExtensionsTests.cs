using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class TextExtensionsTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("one", "one")]
    [DataRow("one\ntwo", "one")]
    [DataRow("one\r\ntwo\n", "one")]
    [DataRow("\nsecond", "")]
    public void FirstLine_EndsBeforeTheBreak(string text, string expected) => Assert.AreEqual(expected, text.FirstLine());

    [TestMethod]
    [DataRow("abc", 3, "abc", "abc")]
    [DataRow("abcd", 3, "abc", "abc…")]
    [DataRow("a\U0001F600b", 2, "a", "a…")]
    [DataRow("a\U0001F600b", 3, "a\U0001F600", "a\U0001F600…")]
    [DataRow("\U0001F600", 0, "", "…")]
    [DataRow("", 0, "", "")]
    public void Text_ThatIsTooLong_IsNotCutWithinACharacter(string text, int most, string beginning, string shortened)
    {
        Assert.AreEqual(beginning, text.Beginning(most));
        Assert.AreEqual(shortened, text.Shortened(most));
    }

    [TestMethod]
    [DataRow("", "''")]
    [DataRow("a b $HOME `x`", "'a b $HOME `x`'")]
    [DataRow("it's", @"'it'\''s'")]
    public void Word_ForAShell_IsQuoted(string text, string expected) => Assert.AreEqual(expected, text.ShellQuoted());
}
