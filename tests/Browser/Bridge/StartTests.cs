using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class StartTests
{
    [TestMethod]
    public async Task Started_OnAnyPage_TellsItsAddressWithoutQuery()
    {
        await using var site = await BridgeSite.StartAsync();
        site.Host.Html =
            $"""<!doctype html><title>Jobs</title><script src="{ProtocolRoutes.BridgeScript}" data-token="t" data-handshake-deadline="4000"></script>""";

        await site.Page.GotoAsync(site.Host.Origin + "/?key=secret#secret");

        var started = await site.Inbox.FirstAsync(EventCodes.BridgeStarted);
        Assert.AreEqual(1, started.Sequence);
        var browser = JsonSerializer.Serialize(await site.Page.EvaluateAsync<string>("navigator.userAgent"));
        Assert.AreEqual(
            $$"""{"page":"{{site.Host.Origin}}/","title":"Jobs","browser":{{browser}},"secureContext":true,"handshakeDeadline":4000}""",
            started.Raw!.Text
        );
    }

    [TestMethod]
    public async Task Script_TwiceInAPage_IsOneBridge()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();

        await site.Page.AddScriptTagAsync(new() { Path = BridgeBundle.Path });
        await site.Page.EvaluateAsync("() => KojiBridge.start({run: 'second'}).settled()");

        Assert.HasCount(1, site.Inbox.Events.Where(item => item.Code == EventCodes.FrameFound));
        Assert.HasCount(1, site.Inbox.Events.Where(item => item.Code == EventCodes.BridgeStarted));
    }

    [TestMethod]
    public async Task Script_WithoutToken_WaitsToBeStarted()
    {
        await using var site = await BridgeSite.StartAsync();
        site.Host.Html = $"""
            <!doctype html><script src="{ProtocolRoutes.BridgeScript}"></script>
            <iframe src="{site.WidgetSrc}"></iframe>
            """;
        await site.Page.GotoAsync(site.Host.Origin);
        Assert.IsEmpty(site.Inbox.Events);

        await site.Page.EvaluateAsync("widgetOrigins => KojiBridge.start({widgetOrigins}).settled()", new[] { site.Widget.Origin });

        Assert.AreEqual(site.WidgetSrc, (await site.Inbox.FirstAsync(EventCodes.FrameFound)).Frame!.Src);
    }

    [TestMethod]
    public async Task Script_InjectedBeforeThePage_SeesItFromItsBeginning()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.AddInitScriptAsync(
            $$"""
            {{await File.ReadAllTextAsync(BridgeBundle.Path)}}
            if (window === top) KojiBridge.start({host: '{{site.Host.Origin}}', run: 'test', widgetOrigins: '{{site.Widget.Origin}}'});
            """
        );
        site.Host.Html = $"""<!doctype html><iframe src="{site.WidgetSrc}"></iframe>""";

        await site.Page.GotoAsync(site.Host.Origin);

        await site.Inbox.FirstAsync(EventCodes.FrameLoaded);
        CollectionAssert.AreEqual(
            new[] { EventCodes.BridgeStarted, EventCodes.FrameFound, EventCodes.FrameLoaded },
            site.Inbox.Events.Select(item => item.Code).ToArray()
        );
    }

    [TestMethod]
    public async Task Session_WithoutRandomUuid_IsAUuidNonetheless()
    {
        await using var page = await BridgePage.OpenAsync();

        var session = await page.EvaluateAsync(
            "delete Crypto.prototype.randomUUID && KojiBridge.start({host: 'http://127.0.0.1'}).session"
        );

        Assert.IsTrue(Guid.TryParse(session.GetString(), out var id));
        Assert.AreEqual(4, id.Version);
    }

    [TestMethod]
    [DataRow("data-run='no spaces'", "run must be")]
    [DataRow("data-host='ftp://x'", "host must be")]
    [DataRow("data-widget-origins='nonsense:'", "widgetOrigins must be")]
    [DataRow("data-handshake-deadline='soon'", "handshakeDeadline must be")]
    public async Task Script_WithAnUnusableOption_WarnsAndLeavesThePageAlone(string attribute, string warning)
    {
        await using var site = await BridgeSite.StartAsync();
        site.Host.Html = $"""<!doctype html><script src="{ProtocolRoutes.BridgeScript}" data-token="t" {attribute}></script>""";
        var errors = new List<string>();
        site.Page.PageError += (_, error) => errors.Add(error);

        var message = await site.Page.RunAndWaitForConsoleMessageAsync(() => site.Page.GotoAsync(site.Host.Origin));

        Assert.AreEqual("warning", message.Type);
        Assert.Contains(warning, message.Text);
        Assert.IsEmpty(errors);
    }

    [TestMethod]
    public async Task Connection_ThatNeverComesAbout_IsRefusedWithOneWarning()
    {
        await using var site = await BridgeSite.StartAsync();
        var warnings = new List<string>();
        site.Page.Console += (_, message) =>
        {
            if (message.Type == "warning")
                warnings.Add(message.Text);
        };
        site.Host.Html = $"""<!doctype html><script src="{ProtocolRoutes.BridgeScript}"></script>""";
        await site.Page.GotoAsync(site.Host.Origin);

        await site.Page.EvaluateAsync("host => { KojiBridge.start({host}); }", new Uri(site.RefusedSrc).GetLeftPart(UriPartial.Authority));
        await site.AwaitStatusAsync("status.state === 'refused'");

        Assert.AreEqual(1, warnings.Count(text => text.Contains("token", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Connection_ThatThePagesPolicyForbids_IsSaidWithTheSourcesToAllow()
    {
        await using var site = await BridgeSite.StartAsync();
        site.Host.Policy = "script-src 'self'; connect-src 'none'";
        site.Host.Html = $"""<!doctype html><script src="{ProtocolRoutes.BridgeScript}" data-token="t"></script>""";

        var said = await site.Page.RunAndWaitForConsoleMessageAsync(
            () => site.Page.GotoAsync(site.Host.Origin),
            new() { Predicate = message => message.Text.StartsWith("[koji-bridge]", StringComparison.Ordinal) }
        );

        StringAssert.EndsWith(said.Text, $"connect-src ws://localhost:{site.Host.Port} http://localhost:{site.Host.Port}");
    }

    [TestMethod]
    public async Task Connection_ThatThePagesPolicyAllowsAsSaid_ComesAbout()
    {
        await using var site = await BridgeSite.StartAsync();
        site.Host.Policy = $"script-src 'self'; connect-src ws://localhost:{site.Host.Port} http://localhost:{site.Host.Port}";
        site.Host.Html = $"""<!doctype html><script src="{ProtocolRoutes.BridgeScript}" data-token="t"></script>""";
        await site.Page.GotoAsync(site.Host.Origin);

        await site.Inbox.FirstAsync(EventCodes.BridgeStarted);
    }
}
