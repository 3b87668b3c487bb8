using KojiWidgetHarness.Host.Dashboard.Details;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Details;

[TestClass]
public sealed class FrameSightTests
{
    [TestMethod]
    public void Attributes_OfTheEventItself_AreNotSaidToBeAnothers()
    {
        var item = Seen.Event(5);

        var seen = FrameSight.Attributes(item, [Framed(4, 0, "https://earlier.test/")]);

        Assert.AreEqual(item.Frame, seen?.What);
        Assert.IsNull(seen?.Before(item));
    }

    [TestMethod]
    public void Attributes_TheEventLacks_AreTheNearestBeforeIt()
    {
        var item = Seen.Event(5, emitted => emitted with { Frame = null });

        var seen = FrameSight.Attributes(
            item,
            [Seen.Event(4, emitted => emitted with { Frame = null }), Framed(3, 0, "https://near.test/"), Framed(2, 0, "https://far.test/")]
        );

        Assert.AreEqual("https://near.test/", seen?.What.Src);
        Assert.AreEqual("Reported by event 3 (microphone_denied), 2s before; this event says nothing of it.", seen?.Before(item));
    }

    [TestMethod]
    public void Evidence_OfAnotherIframe_IsPassedOver()
    {
        EventEnvelope[] earlier =
        [
            Seen.Event(4, emitted =>
                emitted with
                {
                    Frame = emitted.Frame! with { Index = 1 },
                    Evidence = [Seen.Fact(Fact.MicrophonePolicy, "blocked")],
                }
            ),
            Seen.Event(3, emitted =>
                emitted with
                {
                    Evidence = [Seen.Fact(Fact.FrameStatus, "404"), Seen.Fact(Fact.MicrophonePolicy, "allowed")],
                }
            ),
        ];

        var seen = FrameSight.Evidence(Seen.Event(5), earlier, FactGroups.Frame);

        Assert.AreEqual("allowed", seen?.What.Single().Value);
        Assert.IsNull(FrameSight.Evidence(Seen.Event(5), [], FactGroups.Network));
    }

    [TestMethod]
    public void Facts_AreEachInOneGroup() =>
        CollectionAssert.AreEquivalent(Enum.GetValues<Fact>(), FactGroups.Frame.Concat(FactGroups.Network).ToArray());

    private static EventEnvelope Framed(long position, int index, string src) => Seen.Event(position, emitted => emitted with { Frame =
                    new FrameInfo { Index = index, Src = src } });
}
