using KojiWidgetHarness.Host.Dashboard;
using KojiWidgetHarness.Host.Dashboard.Details;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Details;

[TestClass]
public sealed class JsonSpansTests
{
    [TestMethod]
    public void Json_IsCutByWhatItsPartsAre()
    {
        var spans = JsonSpans.Of("""{"type": "koji:\"é\"", "n": [-1.5e3, true, null]}""");

        Assert.AreEqual(
            """name "type" | text "koji:\"é\"" | name "n" | number -1.5e3 | literal true | literal null""",
            string.Join(
                " | ",
                spans
                    .Where(span => span.Kind != JsonSpanKind.Plain)
                    .Select(span => $"{span.Kind.ToString().ToLowerInvariant()} {span.Text}")
            )
        );
    }

    [TestMethod]
    [DataRow("""{"a":{"b":[1,2,{"c":"<script>alert(1)</script>"}]},"d":""}""")]
    [DataRow("\"one text\"")]
    [DataRow("  [ ] ")]
    [DataRow("""{"a":1""")]
    [DataRow("[circular], not JSON")]
    [DataRow("")]
    [DataRow("""{"half":"\ud83d","whole":"\ud83d\ude00"}""")]
    public void Pieces_PutTogether_AreTheText(string text)
    {
        var shown = RawText.Pretty(text);

        Assert.AreEqual(shown, string.Concat(JsonSpans.Of(shown).Select(span => span.Text)));
    }

    [TestMethod]
    public void Text_ThatIsNotJson_HasOnePlainPiece() =>
        Assert.AreEqual(new JsonSpan(JsonSpanKind.Plain, "{\"a\":tru"), JsonSpans.Of("{\"a\":tru").Single());
}
