using KojiWidgetHarness.Host.Dashboard.Repeats;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class EventRowsTests
{
    private static readonly HashSet<long> None = [];

    [TestMethod]
    public void Repeats_InARow_AreOneRowOfTheNewestWithItsSpan()
    {
        var rows = EventRows.Grouped([At(5), At(4), At(3), At(2, code: EventCodes.WidgetReady), At(1)], None);

        Assert.AreEqual("5×3 2×1 1×1", Text(rows));
        Assert.AreEqual(TimeSpan.FromSeconds(2), rows[0].Span.To - rows[0].Span.From);
    }

    [TestMethod]
    public void Events_ThatDifferInOneThing_AreNotRepeats()
    {
        var untrusted = new Trust { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget };
        var opaque = new Trust { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsOpaque };

        var rows = EventRows.Grouped(
            [
                At(6),
                At(5, session: "other"),
                At(4, code: EventCodes.WidgetReady),
                At(3, source: EventSource.Bridge),
                At(2, trust: untrusted),
                At(1, trust: opaque),
            ],
            None
        );

        Assert.AreEqual("6×1 5×1 4×1 3×1 2×1 1×1", Text(rows));
    }

    [TestMethod]
    public void Group_UnfoldedAtAnyOfItsEvents_HasARowForEach()
    {
        EventEnvelope[] events = [At(9), At(8), At(7), At(2, session: "other"), At(1, session: "other")];

        var rows = EventRows.Grouped(events, new HashSet<long> { 8 });

        Assert.AreEqual("9×3 8×1 7×1 2×2", Text(rows));
        Assert.AreEqual(
            "9 8 7 2",
            string.Join(' ', new long[] { 9, 8, 7, 1 }.Select(position => rows.Single(row => row.Holds(position)).Event.Position))
        );
        Assert.AreEqual(rows.Count, rows.Select(row => row.Key).Distinct().Count());
        Assert.AreEqual("0 1 2 3", string.Join(' ', rows.Select(row => row.Number)));
    }

    [TestMethod]
    public void Group_ThatANewerRepeatJoins_KeepsItsKeyAndStaysUnfolded()
    {
        var before = EventRows.Grouped([At(2), At(1)], new HashSet<long> { 2 })[0];
        var after = EventRows.Grouped([At(3), At(2), At(1)], new HashSet<long> { 2 })[0];

        Assert.AreEqual(before.Key, after.Key);
        Assert.IsTrue(after.Unfolded);
    }

    private static string Text(IEnumerable<EventRow> rows) =>
        string.Join(' ', rows.Select(row => $"{row.Event.Position}×{row.Events.Count}"));

    private static EventEnvelope At(
        long position,
        string session = "s1",
        EventCode? code = null,
        EventSource source = EventSource.Widget,
        Trust? trust = null
    )
    {
        var emitted = Sample.Event(position);
        return Envelopes.Wrap(
            Sample.Batch() with
            {
                Session = session,
            },
            emitted with
            {
                OccurredAt = emitted.OccurredAt.AddSeconds(position),
                Code = code ?? emitted.Code,
                Source = source,
                Trust = trust ?? emitted.Trust,
            },
            position,
            emitted.OccurredAt
        );
    }
}
