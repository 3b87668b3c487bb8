using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class WordFilterTests
{
    [TestMethod]
    [DataRow("denied", "denied")]
    [DataRow("DENIED by the user", "denied user")]
    [DataRow("5 \u212A here", "k")]
    [DataRow("\u0130stanbul", "istanbul")]
    [DataRow("Straße", "straße")]
    [DataRow("\"quoted\"<b>", "quoted b")]
    [DataRow("den-ied", "denied")]
    [DataRow("deniedly", "denied")]
    [DataRow("deniedly", "deni*")]
    [DataRow("übung", "deni*")]
    public void MayHold_BodyOfAnEvent_IsFalseOnlyWhereTheWordsAreNotInIt(string message, string search)
    {
        var words = SearchText.Parse(search)!;
        var item = Sample.Event() with { Message = message, Code = EventCodes.WidgetReady, Raw = null, Frame = null };
        var body = new EnvelopeWriter(AcceptedBatch.Of(Sample.Batch(item)), DateTimeOffset.UnixEpoch).Write(
            AcceptedBatch.Accept(item),
            1,
            Severity.Info
        );

        if (EventText.Fits(new StoredEvent(body).Envelope, words))
            Assert.IsTrue(WordFilter.MayHold(body, words.Required));
    }

    [TestMethod]
    [DataRow("nowhere")]
    [DataRow("denied nowhere")]
    public void MayHold_PlainBodyWithoutAWord_IsFalse(string search)
    {
        var item = Sample.Event();
        var body = new EnvelopeWriter(AcceptedBatch.Of(Sample.Batch(item)), DateTimeOffset.UnixEpoch).Write(
            AcceptedBatch.Accept(item),
            1,
            Severity.Info
        );

        Assert.IsFalse(WordFilter.MayHold(body, SearchText.Parse(search)!.Required));
    }
}
