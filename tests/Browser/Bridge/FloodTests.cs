using System.Globalization;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class FloodTests
{
    private const int Messages = 10_000;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Flood_OfTheWidget_IsCountedInOneOverflowAndLeavesThePageResponsive()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync();
        await site.Page.EvaluateAsync(
            """
            count => {
                window.seen = new Promise(resolve => addEventListener('message', () => { if (--count === 0) resolve(); }));
            }
            """,
            Messages
        );

        await widget.EvaluateAsync(
            "([count, origin]) => { for (let n = 0; n < count; n++) parent.postMessage({type: 'number', n}, origin); }",
            new object[] { Messages, site.Host.Origin }
        );
        await site.Page.EvaluateAsync("() => window.seen");
        await site.Page.Clock.FastForwardAsync(2_000);

        var overflow = await site.Inbox.FirstAsync(EventCodes.BridgeOverflow);
        await site.SettledAsync();
        var leftOut = int.Parse(overflow.Message!.Split(' ')[0], CultureInfo.InvariantCulture);
        var recorded = site.Inbox.Events.Count(item => item.Source == EventSource.Widget);
        Assert.AreEqual(Messages, leftOut + recorded);
        // 500 at once, and what 100 a second gave while the flood lasted.
        Assert.IsInRange(500, 2_500, recorded);
        Assert.HasCount(1, site.Inbox.Events.Where(item => item.Code == EventCodes.BridgeOverflow));
    }

    [TestMethod]
    public async Task Flood_OfAnotherWindow_DoesNotDrownTheWidget()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync();
        // With the clock at a standstill nothing is allowed anew: what gets through must not have waited for it.
        await site.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddSeconds(2));

        await site.Page.EvaluateAsync(
            "count => { for (let n = 0; n < count; n++) dispatchEvent(new MessageEvent('message', {data: {type: 'noise'}})); }",
            Messages
        );
        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");

        Assert.AreEqual(TrustLevel.Trusted, (await site.Inbox.FirstAsync(EventCodes.WidgetReady)).Trust.Level);
    }

    // A message that is left out costs the page nothing, however large it is.
    [TestMethod]
    public async Task Flood_OfLargeMessages_IsReadNoFurtherThanWhatIsRecorded()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync("");
        // With the clock at a standstill nothing is allowed anew.
        await site.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddSeconds(2));

        var read = await site.Page.EvaluateAsync<int>(
            """
            count => {
                let read = 0;
                const data = {type: 'noise', get text() { read++; return 'x'.repeat(1e6); }};
                for (let n = 0; n < count; n++) dispatchEvent(new MessageEvent('message', {data}));
                return read;
            }
            """,
            Messages
        );

        TestContext.WriteLine($"{Messages} messages, {read} reads of their text");
        Assert.IsLessThan(100, read);
    }
}
