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
            var on = FilterChips.Offered(chip.Toggled).Single(item => item.On);
            Assert.AreEqual(chip.Label, on.Label);
            Assert.AreEqual("", on.Toggled.ToQuery());
        }
    }

    [TestMethod]
    public void AskedFor_EachIsTakenAwayAlone()
    {
        var (filter, _) = EventFilterQuery.Parse("code=session_expired,widget.ready&session=s-1&run=r-1&text=a b");

        var chips = FilterChips.Asked(filter!);

        Assert.AreEqual(
            "code session_expired, code widget.ready, session s-1, run r-1, text a b", string.Join(", ", chips.Select(chip => chip.Label)));
        Assert.AreEqual("code=widget.ready&session=s-1&run=r-1&text=a%20b", chips[0].Toggled.ToQuery());
        Assert.AreEqual("code=session_expired,widget.ready&session=s-1&run=r-1", chips[^1].Toggled.ToQuery());
    }
}
