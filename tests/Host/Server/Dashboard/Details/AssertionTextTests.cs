using KojiWidgetHarness.Host.Dashboard.Details;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Details;

/// <summary>
/// The lines that are written stand here as code, too: the compiler says whether they are C#, and running them whether they hold.
/// </summary>
[TestClass]
public sealed class AssertionTextTests
{
    private const string Hostile = "\"; Environment.Exit(1); // \\u0022 \t\r\n\0\u0085\u2028\u202e\u00a0\ufeff\ud800 é 😀 {x}";

    [TestMethod]
    public void Text_OfAPlainEvent_IsCodeThatHolds()
    {
        AssertPlain(Seen.Event());
        AssertIsCodeHere(AssertionText.Of(Seen.Event()));
    }

    [TestMethod]
    public void Text_OfAHostileMessage_IsCodeThatHolds()
    {
        var item = Seen.Event(with: emitted =>
            emitted with
            {
                Message = Hostile,
                Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget },
            }
        );

        AssertHostile(item);
        AssertIsCodeHere(AssertionText.Of(item));
    }

    [TestMethod]
    public void Text_OfAnEventWithoutMessage_AssertsThatThereIsNone() =>
        StringAssert.EndsWith(
            AssertionText.Of(Seen.Event(with: emitted => emitted with { Message = null })),
            "Assert.IsNull(actual.Message);"
        );

    private static void AssertPlain(EventEnvelope actual)
    {
        Assert.AreEqual(EventCode.Of("microphone_denied"), actual.Code);
        Assert.AreEqual(EventSource.Widget, actual.Source);
        Assert.AreEqual(TrustLevel.Trusted, actual.Trust.Level);
        Assert.AreEqual(TrustReason.OriginAndWindowMatch, actual.Trust.Reason);
        Assert.AreEqual("Microphone access was denied by the user or browser.", actual.Message);
    }

    private static void AssertHostile(EventEnvelope actual)
    {
        Assert.AreEqual(TrustLevel.Untrusted, actual.Trust.Level);
        Assert.AreEqual(TrustReason.WindowIsNotTheWidget, actual.Trust.Reason);
        Assert.AreEqual(
            "\"; Environment.Exit(1); // \\u0022 \u0009\u000d\n\u0000\u0085\u2028\u202e\u00a0\ufeff\ud800 é 😀 {x}",
            actual.Message
        );
    }

    private static void AssertIsCodeHere(string text)
    {
        var code = WithoutSpaces(ThisFile());
        foreach (var line in text.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)))
            Assert.Contains(WithoutSpaces(line), code);
    }

    // Where a statement is broken into lines is a matter of its length.
    private static string WithoutSpaces(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    // The file goes along in the assembly: where it was built is not a path on the machine that runs the test.
    private static string ThisFile()
    {
        using var source = typeof(AssertionTextTests).Assembly.GetManifestResourceStream("AssertionTextTests.cs")!;
        using var reader = new StreamReader(source);
        return reader.ReadToEnd();
    }
}
