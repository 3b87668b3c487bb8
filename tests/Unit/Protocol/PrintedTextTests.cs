using System.Text.Json;
using CsCheck;
using KojiWidgetHarness.Protocol.Printing;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class PrintedTextTests
{
    [TestMethod]
    [DataRow("\u001b[2Jx", "\uFFFD[2Jx", DisplayName = "escape")]
    [DataRow("a\u009bb\u007fc\u0085d", "a\uFFFDb\uFFFDc\uFFFDd", DisplayName = "C1 and DEL")]
    [DataRow("a\u2028b\u2029c", "a\uFFFDb\uFFFDc", DisplayName = "separators")]
    [DataRow("a\u202Eb\u200Bc\uFEFFd", "a\uFFFDb\uFFFDc\uFFFDd", DisplayName = "format")]
    [DataRow("a\U000E0041b\uFFFEc", "a\uFFFDb\uFFFDc", DisplayName = "tags and no characters")]
    [DataRow("a\rb\r\nc\nd\te\r", "a\uFFFDb\r\nc\nd\te\uFFFD", DisplayName = "line breaks")]
    public void Of_WhatSteersOrHides_MarksIt(string text, string expected) => Assert.AreEqual(expected, PrintedText.Of(text));

    // An attribute can hold no such text.
    [TestMethod]
    public void Of_HalvesOfPairs_MarksThem() => Assert.AreEqual("a\uFFFDb\uFFFDc\uFFFD", PrintedText.Of("a\ud800b\udc00c\ud800"));

    [TestMethod]
    [DataRow("plain ::text ##[x]")]
    [DataRow("Grüße, 你好, مرحبا, 😀 é ✓")]
    public void Of_OrdinaryText_IsTheSame(string text) => Assert.AreEqual(text, PrintedText.Of(text));

    [TestMethod]
    public void Line_OfSeveral_HasSpacesBetween() => Assert.AreEqual("a b c\uFFFDd", PrintedText.Line("a\r\n\tb\nc\u2028d\n"));

    [TestMethod]
    public void Line_ThatIsTooLong_IsCutBetweenCharacters() => Assert.AreEqual("a…", PrintedText.Line("a😀b", longest: 2));

    [TestMethod]
    public void Guarded_Lines_AreNotCommands() =>
        Assert.AreEqual(
            "a\n:\\:error::x\n  :\\:b\n##\\[c] ##vso\\[d]\n:a ::b\n\uFFFD:\\:c",
            PrintedText.Guarded("a\n::error::x\n  ::b\n##[c] ##vso[d]\n:a ::b\n\u2028::c")
        );

    [TestMethod]
    public void Json_OfAnyText_SaysTheSameAndPrintsAsItIs() =>
        Gen.OneOf(Gen.Int[0, HostileText.All.Count - 1].Select(index => HostileText.All[index]), Gen.String)
            .Array[1, 5]
            .Sample(texts =>
            {
                // A half of a pair has no form in JSON.
                var text = WithoutAddresses(texts).Replace('\ud800', 'x').Replace('\udc00', 'y');
                if (text.Any(char.IsSurrogate))
                    return;
                var json = PrintedText.Json(JsonSerializer.Serialize(new { a = text }, Relaxed));

                Assert.AreEqual("", HostileText.HarmIn(json));
                Assert.AreEqual(json, Printed(json));
                Assert.AreEqual(text, JsonDocument.Parse(json).RootElement.GetProperty("a").GetString());
            });

    [TestMethod]
    public void Writer_GivenAnyTextInPieces_PrintsItAsInOne() =>
        Gen.Select(
                Gen.OneOf(Gen.Int[0, HostileText.All.Count - 1].Select(index => HostileText.All[index]), Gen.String).Array[1, 5],
                Gen.Int[1, 4]
            )
            .Sample(
                (texts, size) =>
                {
                    var text = WithoutAddresses(texts) + ".";
                    using var log = new StringWriter();
                    using var writer = new PrintedWriter(log);
                    foreach (var piece in text.Chunk(size))
                        writer.Write(piece);

                    Assert.AreEqual(Printed(text), log.ToString());
                    Assert.AreEqual("", HostileText.HarmIn(log.ToString()));
                }
            );

    [TestMethod]
    public void Writer_OfStyles_SeesACommandBehindAColour()
    {
        using var log = new StringWriter();
        using var writer = new PrintedWriter(log) { IsStyled = true };

        writer.Write("\u001b[38;5;9m::error::x\u001b[0m\n\u001b[2K#\u001b[1m#[error]");

        Assert.AreEqual("\u001b[38;5;9m:\\:error::x\u001b[0m\n\u001b[2K#\u001b[1m#\\[error]", log.ToString());
    }

    [TestMethod]
    public void Writers_OfOnePlace_KnowWhereTheLineIs()
    {
        using var log = new StringWriter();
        var guard = new CommandGuard();
        using var text = new PrintedWriter(log, guard);
        using var commands = new PrintedWriter(log, guard) { IsCommands = true };

        text.Write("a");
        commands.WriteLine("::no beginning");
        commands.WriteLine("::error::ours\u001b ##[not]");
        text.WriteLine("::theirs");

        Assert.AreEqual("a::no beginning\n::error::ours\uFFFD ##\\[not]\n:\\:theirs\n", log.ToString().ReplaceLineEndings("\n"));
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // A user and a password in an address are taken out where they are written in one piece.
    private static string WithoutAddresses(IEnumerable<string> texts) =>
        string.Concat(texts).Replace('@', 'a').Replace("%40", "40", StringComparison.Ordinal);

    private static string Printed(string text)
    {
        using var log = new StringWriter();
        using var writer = new PrintedWriter(log);
        writer.Write(text);
        return log.ToString();
    }
}
