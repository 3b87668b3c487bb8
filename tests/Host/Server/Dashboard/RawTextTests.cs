using KojiWidgetHarness.Host.Dashboard;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class RawTextTests
{
    [TestMethod]
    public void Json_IsIndentedAndNotEscapedTwice() =>
        Assert.AreEqual("{\n  \"type\": \"é <b>\"\n}", RawText.Pretty("""{"type":"é <b>"}""").ReplaceLineEndings("\n"));

    [TestMethod]
    [DataRow("{\"a\":tru")]
    [DataRow("[circular], not JSON")]
    [DataRow("""{"half":"\ud83d"}""")]
    public void Text_ThatCannotBeIndented_StaysAsItIs(string text) => Assert.AreEqual(text, RawText.Pretty(text));
}
