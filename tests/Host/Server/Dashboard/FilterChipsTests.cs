using KojiWidgetHarness.Host.Dashboard.Filters;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class FilterChipsTests
{
    [TestMethod]
    public void Chip_ToggledTwice_IsOffAgain()
    {
        foreach (var chip in FilterChips.Offered(EventFilter.All))
        {
            var on = FilterChips.Offered(chip.Toggle(EventFilter.All)).Single(item => item.On);
            Assert.AreEqual(chip.Label, on.Label);
            Assert.AreEqual("", on.Toggle(chip.Toggle(EventFilter.All)).ToQuery());
        }
    }

    [TestMethod]
    public void AskedFor_EachIsTakenAwayAlone()
    {
        var (filter, _) = EventFilterQuery.Parse("code=session_expired,widget.ready&session=s-1&run=r-1&text=a b");

        var chips = FilterChips.Asked(filter!);

        Assert.AreEqual(
            "code session_expired, code widget.ready, session s-1, run r-1, text a b",
            string.Join(", ", chips.Select(chip => chip.Label))
        );
        Assert.AreEqual("code=widget.ready&session=s-1&run=r-1&text=a%20b", chips[0].Toggle(filter!).ToQuery());
        Assert.AreEqual("code=session_expired,widget.ready&session=s-1&run=r-1", chips[^1].Toggle(filter!).ToQuery());
    }

    // What was drawn before the first click is what the second one meets.
    [TestMethod]
    public void Chips_DrawnTogether_BuildOnEachOther()
    {
        var (filter, _) = EventFilterQuery.Parse("session=s-1&text=a");
        var drawn = FilterChips.Asked(filter!).Concat(FilterChips.Offered(filter!).Take(1)).ToList();

        var now = drawn.Aggregate(filter!, (filter, chip) => chip.Toggle(filter));

        Assert.AreEqual("severity=error", now.ToQuery());
    }
}
