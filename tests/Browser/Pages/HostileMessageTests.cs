using System.Text.Json;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Whatever a frame posts, neither page nor host may suffer, and the record says what came.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class HostileMessageTests
{
    private const string OneMegabyte = "{ type: 'koji:note', data: { text: 'x'.repeat(1_000_000) } }";
    private const string Cyclic = "(() => { const a = { name: 'ring' }; a.self = a; return a; })()";
    private const string Many = "Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => ['k' + i, i]))";
    private const string Deep = "(() => { let a = {}; for (let i = 0; i < 1000; i++) a = { a }; return a; })()";

    private readonly string session = RunningStack.NewSession();

    [TestMethod]
    [DataRow(OneMegabyte, "widget.message", "xxx", true)]
    [DataRow(Cyclic, "widget.message", "[circular]", false)]
    [DataRow(Many, "message.unrecognised", "k0", true)]
    [DataRow(Deep, "message.unrecognised", "{", true)]
    [DataRow("123n", "message.unrecognised", "[bigint 123]", false)]
    [DataRow("null", "message.unrecognised", "null", false)]
    [DataRow("undefined", "message.unrecognised", "undefined", false)]
    [DataRow("'hello: world'", "message.unrecognised", "hello: world", false)]
    [DataRow("""'{"type":"koji:error","data":{"error":"session_expired"}}'""", "session_expired", "session_expired", false)]
    [DataRow("new Map([[1, new Set([2])]])", "message.unrecognised", "", false)]
    public async Task Widget_PostsOddPayload_IsRecordedWithinBounds(string payload, string code, string contains, bool truncated)
    {
        var stack = await RunningStack.SharedAsync();
        await using var context = await TestBrowser.NewContextAsync();
        var page = await OpenWithWidgetAsync(stack, context, $"parent.postMessage({payload}, target)");

        var seen = await stack.FirstAsync(session, item => item.Source == EventSource.Widget);

        Assert.AreEqual(code, seen.Code.Value);
        Assert.AreEqual(TrustLevel.Trusted, seen.Trust.Level);
        StringAssert.Contains(seen.Raw!.Text, contains);
        Assert.AreEqual(truncated, seen.Raw.Truncated);
        Assert.IsLessThanOrEqualTo(EventLimits.RawCharacters, seen.Raw.Text.Length);
        await AssertUnharmedAsync(stack, page);
    }

    [TestMethod]
    public async Task Page_DispatchesAFunction_IsRecordedAsUntrusted()
    {
        var stack = await RunningStack.SharedAsync();
        await using var context = await TestBrowser.NewContextAsync();
        var page = await OpenWithWidgetAsync(stack, context, "");

        // A function cannot be cloned, so it can only come from within the page itself.
        await page.EvaluateAsync("dispatchEvent(new MessageEvent('message', { data: function f() {}, origin, source: window }))");

        var seen = await stack.FirstAsync(session, item => item.Code == EventCodes.MessageOther);
        StringAssert.Contains(seen.Raw?.Text, "[function]");
        Assert.AreEqual((EventSource.Page, TrustLevel.Untrusted), (seen.Source, seen.Trust.Level));
        await AssertUnharmedAsync(stack, page);
    }

    [TestMethod]
    public async Task Widget_FloodsWithTenThousandMessages_IsCutShortAndCounted()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        var page = await OpenWithWidgetAsync(
            stack,
            context,
            "for (let i = 0; i < 10_000; i++) parent.postMessage({ type: 'koji:flood', i }, target)"
        );

        var overflow = await stack.FirstAsync(session, item => item.Code == EventCodes.BridgeOverflow);

        var recorded = stack.Of(session).Count(item => item.Code == EventCodes.WidgetMessage);
        Assert.IsInRange(500, 2_000, recorded);
        StringAssert.Contains(overflow.Message, $"{10_000 - recorded}");
        await AssertUnharmedAsync(stack, page);
    }

    private async Task<IPage> OpenWithWidgetAsync(RunningStack stack, IBrowserContext context, string script)
    {
        var target = JsonSerializer.Serialize(stack.Target.Host.GetLeftPart(UriPartial.Authority));
        await context.RouteAsync($"{stack.Target.Simulator}embed/**", route =>
            route.FulfillAsync(new() { ContentType = "text/html", Body = $"<script>const target = {target}; {script}</script>" })
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(stack.HostPage(session), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return page;
    }

    private static async Task AssertUnharmedAsync(RunningStack stack, IPage page)
    {
        await Expect(page.Locator("#bridge-status")).ToHaveAttributeAsync("data-state", "connected");
        await Expect(page.Locator("#bridge-status")).Not.ToContainTextAsync("refused");
        using var http = HarnessHttp.NewClient(stack.Target.Host);
        Assert.AreEqual("ok", await http.GetStringAsync(ProtocolRoutes.Health));
    }
}
