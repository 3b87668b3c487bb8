using KojiWidgetHarness.Host.Issues;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Tests.Host.Server.EventLog;

namespace KojiWidgetHarness.Tests.Host.Server.Issues;

/// <summary>Widgets whose page waits for their first message.</summary>
[TestClass]
public sealed class SilentWidgetTests
{
    [TestMethod]
    public async Task Widget_ThatHasSaidNothing_IsListedUntilThePageIsThroughWithIt()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(
            Sample.Batch(Event(1, EventCodes.BridgeStarted, """{"page":"https://shop.example/","handshakeDeadline":4000}"""))
        );
        await open.AppendAsync(Sample.Batch(Event(2, EventCodes.FrameFound)));
        var found = open.Time.GetUtcNow();

        var silent = await FindAsync(open);

        Assert.AreEqual(("https://shop.example/", found.AddSeconds(4)), (silent.Single().Page, silent.Single().Until));
        // Its iframe may not have begun to load, or the page is looking for the cause.
        open.Time.Advance(TimeSpan.FromSeconds(4) + SilentWidgets.Afterwards - TimeSpan.FromMilliseconds(1));
        Assert.HasCount(1, await FindAsync(open));
        open.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsEmpty(await FindAsync(open));
    }

    [TestMethod]
    [DataRow("widget.ready", EventSource.Widget)]
    [DataRow("widget_load_failed", EventSource.Bridge)]
    [DataRow("frame.removed", EventSource.Bridge)]
    [DataRow("bridge.late", EventSource.Bridge)]
    [DataRow("bridge.closing", EventSource.Bridge)]
    public async Task Widget_OfWhichMoreIsKnown_IsNotListed(string code, EventSource source)
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(Event(1, EventCodes.FrameFound)));
        Assert.HasCount(1, await FindAsync(open));

        await open.AppendAsync(Sample.Batch(Event(2, EventCode.Of(code)) with { Source = source }));

        Assert.IsEmpty(await FindAsync(open));
    }

    [TestMethod]
    [DataRow("widget.ready")]
    [DataRow("widget_load_failed")]
    public async Task Widget_OfWhichNothingCounts_IsListed(string code)
    {
        await using var open = OpenLog.Start();

        await open.AppendAsync(
            Sample.Batch(
                Event(1, EventCodes.FrameFound),
                Event(2, EventCode.Of(code)) with
                {
                    Source = EventSource.Widget,
                    Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsOpaque },
                }
            )
        );

        Assert.HasCount(1, await FindAsync(open));
    }

    [TestMethod]
    public async Task Widget_BesideOneThatSpoke_IsListed()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(
            Sample.Batch(Event(1, EventCodes.FrameFound), Event(2, EventCodes.FrameFound, frame: 1), Event(3, EventCodes.WidgetReady))
        );

        Assert.AreEqual(1, (await FindAsync(open)).Single().Frame.Index);
    }

    [TestMethod]
    [DataRow("-1")]
    [DataRow("1e400")]
    [DataRow("\"soon\"")]
    [DataRow("99999999999")]
    public async Task Deadline_ThatNoPageHas_IsNotWaitedFor(string deadline)
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(
            Sample.Batch(Event(1, EventCodes.BridgeStarted, $$"""{"handshakeDeadline":{{deadline}}}"""), Event(2, EventCodes.FrameFound))
        );

        Assert.AreEqual(open.Time.GetUtcNow().AddSeconds(10), (await FindAsync(open)).Single().Until);
    }

    private static EmittedEvent Event(long sequence, EventCode code, string? raw = null, int frame = 0) =>
        Sample.Event(sequence) with
        {
            Code = code,
            Source = code == EventCodes.WidgetReady ? EventSource.Widget : EventSource.Bridge,
            Frame = new() { Index = frame, Src = RunningHost.WidgetOrigin },
            Raw = raw is null ? null : new() { Text = raw, Truncated = false },
        };

    private static Task<IReadOnlyList<SilentWidget>> FindAsync(OpenLog open) =>
        SilentWidgets.FindAsync(open.Log, new PageFacts(open.Log), open.Time.GetUtcNow(), CancellationToken.None);
}
