using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Replays;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Tests.Browser.Cli;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>A recorded message, sent once more to a real page in a real browser.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ReplayTests
{
    private const string Listen = """
        () => {
            window.heard = [];
            const widget = document.getElementById('widget');
            addEventListener('message', event => heard.push([
                event.data.type, event.data.data?.error ?? '', event.origin === new URL(widget.src).origin, event.source === widget.contentWindow].join(' ')));
        }
        """;

    [TestMethod]
    public async Task Message_SentAgain_IsHeardByThePageAndIsNotCounted()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenArchivedAsync(stack, await context.NewPageAsync(), "s1");
        var original = await FailureAsync(stack, "s1");
        using var log = new LogClient(stack.Target.Host, stack.Target.ReaderToken);

        var receipt = await log.ReplayAsync(original.Id, session: null, CancellationToken.None);

        Assert.AreEqual((ReplayOutcome.Dispatched, "s1"), (receipt.Outcome, receipt.Session));
        Assert.AreEqual("koji:error widget_load_failed true true", await page.EvaluateAsync<string>("heard.join()"));
        var replayed = await stack.FirstAsync("s1", item => item.Replays is not null);
        Assert.AreEqual(new EventReference("s1", original.Sequence), replayed.Replays);
        Assert.AreEqual(new Trust { Level = TrustLevel.Untrusted, Reason = TrustReason.Replayed }, replayed.Trust);
        Assert.AreEqual((original.Code, original.Message, original.Raw), (replayed.Code, replayed.Message, replayed.Raw));
        Assert.AreEqual((EventSource.Widget, original.Origin, original.Frame), (replayed.Source, replayed.Origin, replayed.Frame));
        Assert.IsNull(replayed.Evidence);
    }

    [TestMethod]
    public async Task MicrophoneStarted_SentAgain_IsNotEvidenceForALaterDenial()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        var page = await OpenArchivedAsync(stack, await context.NewPageAsync(), "s1");
        using var log = new LogClient(stack.Target.Host, stack.Target.ReaderToken);
        await log.ImportAsync(
            new EventBatch
            {
                Run = RunningStack.Run,
                Session = "old",
                Events = [Said(stack, EventCodes.MicrophoneStarted, "microphone_started")],
            },
            CancellationToken.None
        );
        var old = await stack.FirstAsync("old", _ => true);

        var receipt = await log.ReplayAsync(old.Id, "s1", CancellationToken.None);
        await context.ClearPermissionsAsync();
        await page.FrameLocator("#widget")
            .Locator("body")
            .EvaluateAsync(
                "(_, host) => parent.postMessage({ type: 'koji:error', version: 1, data: { error: 'microphone_denied' } }, host)",
                stack.Target.Host.GetLeftPart(UriPartial.Authority)
            );

        Assert.AreEqual(ReplayOutcome.Dispatched, receipt.Outcome, receipt.Detail);
        Assert.AreEqual(EventCodes.MicrophoneStarted, (await stack.FirstAsync("s1", item => item.Replays is not null)).Code);
        var denied = await stack.FirstAsync("s1", item => item.Code == EventCodes.MicrophoneDenied);
        Assert.AreEqual("never", denied.Evidence!.Single(fact => fact.Fact == Protocol.Facts.Fact.MicrophoneHeld).Value);
    }

    [TestMethod]
    public async Task Page_WithoutItsWidget_AnswersThatNobodyCouldSayIt()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenArchivedAsync(stack, await context.NewPageAsync(), "s1");
        var original = await FailureAsync(stack, "s1");
        await page.EvaluateAsync("document.getElementById('widget').remove()");
        await stack.FirstAsync("s1", item => item.Code == EventCodes.FrameRemoved);
        using var log = new LogClient(stack.Target.Host, stack.Target.ReaderToken);

        var receipt = await log.ReplayAsync(original.Id, "s1", CancellationToken.None);

        Assert.AreEqual(ReplayOutcome.NoWidget, receipt.Outcome);
        Assert.AreEqual("", await page.EvaluateAsync<string>("heard.join()"));
    }

    [TestMethod]
    public async Task Dashboard_OffersTheOpenPagesAndSaysWhatCameOfIt()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenArchivedAsync(stack, await context.NewPageAsync(), "s1");
        var original = await FailureAsync(stack, "s1");
        var dashboard = await stack.OpenDashboardAsync(context, $"/dashboard/events?event={original.Position}");
        var box = dashboard.GetByRole(AriaRole.Region, new() { Name = "Send again" });

        await box.GetByRole(AriaRole.Button, new() { Name = "Send to the open page" }).PressAsync("Enter");

        await Expect(box.GetByRole(AriaRole.Status)).ToContainTextAsync("Sent again to s1");
        await Expect(box.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        var replayed = await stack.FirstAsync("s1", item => item.Replays is not null);
        await dashboard.GotoAsync(new Uri(stack.Target.Host, $"/dashboard/events?event={replayed.Position}").AbsoluteUri);
        await Expect(dashboard.Locator(".row .badge")).ToHaveTextAsync("↻ replayed");
        await Expect(dashboard.Locator(".details")).ToContainTextAsync($"number {original.Sequence} of s1");
        await Expect(dashboard.Locator(".why")).ToHaveCountAsync(0);
        await Expect(dashboard.Locator(".tile", new() { HasText = "widget_load_failed" }).Locator(".figure")).ToHaveTextAsync("1");

        await page.CloseAsync();
        await Expect(box).ToContainTextAsync("No host page is open.");
        await Expect(box.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task Dashboard_WithSeveralOpenPages_AsksForOne()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await OpenArchivedAsync(stack, await context.NewPageAsync(), "s1");
        var other = await OpenArchivedAsync(stack, await context.NewPageAsync(), "s2");
        var original = await FailureAsync(stack, "s1");
        var dashboard = await stack.OpenDashboardAsync(context, $"/dashboard/events?event={original.Position}");
        var box = dashboard.GetByRole(AriaRole.Region, new() { Name = "Send again" });
        await Expect(box.GetByLabel("Page")).ToHaveValueAsync("s1");

        await box.GetByLabel("Page").SelectOptionAsync("s2");
        await box.GetByRole(AriaRole.Button, new() { Name = "Send to the chosen page" }).ClickAsync();

        await Expect(box.GetByRole(AriaRole.Status)).ToContainTextAsync("Sent again to s2");
        Assert.AreEqual("koji:error widget_load_failed true true", await other.EvaluateAsync<string>("heard.join()"));

        await dashboard.GotoAsync(new Uri(stack.Target.Host, ProtocolRoutes.PagesPage).AbsoluteUri);
        var rows = dashboard.Locator("tr[data-page]");
        await Expect(rows).ToHaveCountAsync(2);
        var row = dashboard.Locator("tr[data-page=s2]");
        await Expect(row).ToContainTextAsync("widget_load_failed");
        await row.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(dashboard.Locator(".outcome")).ToContainTextAsync("Sent again to s2");
        await row.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await Expect(dashboard.Locator(".outcome")).ToContainTextAsync("The page s2 is loading itself anew.");
        await other.WaitForFunctionAsync("() => typeof heard === 'undefined'");
        await other.CloseAsync();
        await Expect(rows).ToHaveCountAsync(1);
    }

    [TestMethod]
    public async Task Resend_FromTheTerminal_EndsByWhoseFaultItWas()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var access = $"--host {stack.Target.Host} --token {stack.Target.ReaderToken}";
        var page = await OpenArchivedAsync(stack, await context.NewPageAsync(), "s1");
        var original = await FailureAsync(stack, "s1");

        var sent = await CommandLine.RunAsync($"events resend {original.Position} {access}");
        var unknown = await CommandLine.RunAsync($"events resend 9999 {access}");
        var noMessage = await CommandLine.RunAsync($"events resend 1 {access}");
        var wrongPage = await CommandLine.RunAsync($"events resend {original.Position} --to elsewhere {access}");
        await page.CloseAsync();
        await stack.FirstAsync("s1", item => item.Code == EventCodes.BridgeClosing);
        // The host hears that a page goes before it hears that its connection has ended.
        CliProcess noPage;
        do noPage = await CommandLine.RunAsync($"events resend {original.Position} {access}");
        while (noPage.Errors.Contains("did not answer", StringComparison.Ordinal));

        Assert.AreEqual((0, ""), (sent.ExitCode, sent.Output), sent.Errors);
        StringAssert.Contains(sent.Errors, "✓ Sent again to s1");
        Assert.AreEqual((1, "The log has no event '9999'."), (unknown.ExitCode, unknown.Errors.Trim()));
        Assert.AreEqual(
            (2, "Event 1 holds no message: only what a widget said can be said again."),
            (noMessage.ExitCode, noMessage.Errors.Trim())
        );
        Assert.AreEqual((2, "No open host page has the session 'elsewhere'. Open are: s1"), (wrongPage.ExitCode, wrongPage.Errors.Trim()));
        Assert.AreEqual(3, noPage.ExitCode, noPage.Errors);
        StringAssert.StartsWith(noPage.Errors, "No host page is open. Open /embed");
    }

    // Its widget says one thing by itself.
    private static async Task<IPage> OpenArchivedAsync(RunningStack stack, IPage page, string session)
    {
        await page.GotoAsync(
            stack.HostPage(session, $"&project={SimulatorProjects.Archived}"),
            new() { WaitUntil = WaitUntilState.Commit }
        );
        await FailureAsync(stack, session);
        await page.EvaluateAsync(Listen);
        return page;
    }

    private static Task<EventEnvelope> FailureAsync(RunningStack stack, string session) =>
        stack.FirstAsync(session, item => item is { Source: EventSource.Widget, Severity: Severity.Error });

    private static EmittedEvent Said(RunningStack stack, EventCode code, string name) =>
        new()
        {
            Sequence = 1,
            OccurredAt = DateTimeOffset.UnixEpoch,
            Source = EventSource.Widget,
            Code = code,
            Origin = stack.Target.Simulator.GetLeftPart(UriPartial.Authority),
            Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
            Raw = new() { Text = $$"""{"type":"koji:{{name}}","version":1}""", Truncated = false },
        };
}
