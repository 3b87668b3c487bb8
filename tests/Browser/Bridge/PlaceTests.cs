using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>A widget is a frame of the page whose document is Koji's, wherever in the page it stands and however it got there.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class PlaceTests
{
    private const string Denied = "{type: 'koji:error', version: 1, data: {error: 'microphone_denied', message: 'No.'}}";

    [TestMethod]
    [DataRow("", "<iframe src='{src}'></iframe>", null, DisplayName = "the page")]
    [DataRow(
        "document.body.attachShadow({mode: 'open'}).innerHTML = `<p>{frame}</p>`",
        "",
        FramePlace.ShadowRoot,
        DisplayName = "open shadow root"
    )]
    [DataRow(
        "document.body.attachShadow({mode: 'closed'}).innerHTML = `<p>{frame}</p>`",
        "",
        FramePlace.ShadowRoot,
        DisplayName = "closed shadow root"
    )]
    [DataRow(
        "",
        "<div><template shadowrootmode='open'>{frame}</template></div>",
        FramePlace.ShadowRoot,
        DisplayName = "declarative shadow root"
    )]
    [DataRow(
        "",
        "<div><template shadowrootmode='closed'>{frame}</template></div>",
        FramePlace.OutOfSight,
        DisplayName = "closed declarative shadow root"
    )]
    [DataRow("", "<iframe srcdoc='{frame}'></iframe>", FramePlace.SrcdocFrame, DisplayName = "srcdoc frame")]
    [DataRow(
        "const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.body.innerHTML = `{frame}`",
        "",
        FramePlace.SameOriginFrame,
        DisplayName = "written into a frame"
    )]
    [DataRow(
        "const f = document.createElement('iframe'); f.name = 'koji'; f.allow = 'camera'; document.body.append(f); f.contentWindow.location.replace('{src}')",
        "",
        null,
        DisplayName = "navigated by script"
    )]
    [DataRow(
        "",
        "<a href='{src}' target='koji'></a><iframe name='koji'></iframe><script>document.querySelector('a').click()</script>",
        null,
        DisplayName = "link"
    )]
    [DataRow("", "<object data='{src}'></object>", FramePlace.OutOfSight, DisplayName = "object")]
    public async Task Widget_InsideOfThePage_IsTrustedAndSaysWhereItIs(string script, string body, FramePlace? place)
    {
        await using var site = await BridgeSite.StartAsync();

        await site.OpenAsync(Written($"<p>page</p>{body}<script>{script}</script>", site));
        await SpeakAsync(site);

        var denied = await site.Inbox.FirstAsync(EventCodes.MicrophoneDenied);
        Assert.AreEqual((EventSource.Widget, TrustLevel.Trusted), (denied.Source, denied.Trust.Level));
        Assert.AreEqual(place, denied.Frame!.Place);
        Assert.AreEqual(FactValues.Yes, denied.Evidence!.Single(item => item.Fact == Fact.Handshake).Value);
        Assert.HasCount(1, site.Inbox.Events.Where(item => item.Code == EventCodes.FrameFound));
    }

    [TestMethod]
    public async Task Widgets_OfOnePage_AreDistinguished()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenAsync(Written("{frame}<div><template shadowrootmode='open'>{frame}</template></div>", site));

        await SpeakAsync(site, 2);
        await site.Inbox.FirstAsync(item => item is { Code.Value: "microphone_denied", Frame.Index: 1 }, "second microphone_denied");

        CollectionAssert.AreEquivalent(
            new (int, FramePlace?)[] { (0, null), (1, FramePlace.ShadowRoot) },
            site.Inbox.Events.Where(item => item.Code == EventCodes.MicrophoneDenied)
                .Select(item => (item.Frame!.Index, item.Frame.Place))
                .ToArray()
        );
    }

    [TestMethod]
    [DataRow(
        "addEventListener('load', () => document.querySelector('iframe').setAttribute('allow', 'microphone'))",
        FactValues.DelegatedLater
    )]
    [DataRow("document.querySelector('iframe').setAttribute('allow', 'microphone')", FactValues.DelegatedLater)]
    [DataRow("document.querySelector('iframe').setAttribute('allow', 'camera')", FactValues.Changed)]
    [DataRow("", FactValues.Unchanged)]
    public async Task Allow_SetAfterTheFrameBeganToLoad_IsDistinguishedFromWhatCounts(string script, string sinceLoad)
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenAsync(Written($"{{frame}}<script>{script}</script>", site));
        await site.LoadedAsync();

        await SpeakAsync(site);

        var denied = await site.Inbox.FirstAsync(EventCodes.MicrophoneDenied);
        Assert.AreEqual(sinceLoad, denied.Evidence!.Single(item => item.Fact == Fact.AllowSinceLoad).Value);
        Assert.AreEqual(FactValues.Blocked, denied.Evidence!.Single(item => item.Fact == Fact.MicrophonePolicy).Value);
        var named = Diagnostician.Diagnose(denied.Code, denied.Evidence!, denied.Frame).Select(found => found.Cause).ToList();
        CauseId[] expected =
            sinceLoad == FactValues.Unchanged ? [CauseIds.IframeWithoutAllow]
            : sinceLoad == FactValues.DelegatedLater ? [CauseIds.AllowSetAfterLoad]
            : [];
        CollectionAssert.AreEqual(expected, named);
    }

    [TestMethod]
    public async Task Page_WithoutAWidget_SaysWhatIsThereInstead()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync(
            $"<iframe srcdoc='text'></iframe><p data-koji='{site.WidgetSrc}'></p><script>throw new Error('no embed today')</script>"
        );
        await site.LoadedAsync();

        await site.Page.Clock.FastForwardAsync(10_000);

        var absent = await site.Inbox.FirstAsync(EventCodes.WidgetAbsent);
        StringAssert.Contains(absent.Message, "1 other iframe");
        StringAssert.Contains(absent.Message, site.Widget.Origin);
        StringAssert.Contains(absent.Message, "no embed today");
        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.WidgetLoadFailed));
    }

    private static string Written(string markup, BridgeSite site) =>
        markup
            .Replace("{frame}", $"<iframe src=\"{site.WidgetSrc}\"></iframe>", StringComparison.Ordinal)
            .Replace("{src}", site.WidgetSrc, StringComparison.Ordinal);

    // Each widget speaks to the window around it, which need not be the page's.
    private static async Task SpeakAsync(BridgeSite site, int count = 1)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Navigated(object? sender, IFrame frame) => Look();

        site.Page.FrameNavigated += Navigated;
        Look();
        await there.Task.WaitAsync(Guard.Patience);
        site.Page.FrameNavigated -= Navigated;
        foreach (var widget in Widgets())
            await site.PostAsync(widget, Denied);

        IEnumerable<IFrame> Widgets() => site.Page.Frames.Where(frame => frame.Url.StartsWith(site.WidgetSrc, StringComparison.Ordinal));

        void Look()
        {
            if (Widgets().Count() >= count)
                there.TrySetResult();
        }
    }
}
