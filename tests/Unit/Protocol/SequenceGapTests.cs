using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class SequenceGapTests
{
    [TestMethod]
    public void Gaps_AreBeforeAndBetweenSpans_AndNoneIsAfterTheLast()
    {
        var gaps = SequenceGap.Before([(2, 3), (4, 4), (9, long.MaxValue)]);

        Assert.AreEqual("1, 5 to 8", string.Join(", ", gaps));
    }

    [TestMethod]
    public void HighestNumber_HasNoGapBehindIt() => Assert.IsNull(SequenceGap.Between(long.MaxValue, long.MaxValue));

    [TestMethod]
    public void Spans_ThatOverlap_HaveNoGap() => Assert.IsEmpty(SequenceGap.Before([(1, 5), (2, 2), (5, 6)]));
}
