using KojiWidgetHarness.Host.Dashboard.Charts;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Tests.Host.Server.EventLog;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Charts;

[TestClass]
public sealed class ChartLayoutTests
{
    private static readonly Trust Untrusted = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsOpaque };

    [TestMethod]
    public async Task Series_OfALog_HaveABarForEachPartInWhichTheCodeOccurred()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(
            Sample.Batch(Of(1, EventCodes.FrameFound), Of(2, EventCodes.MicrophoneDenied), Of(3, EventCodes.FrameFound))
        );
        open.Time.Advance(TimeSpan.FromSeconds(10));
        await open.AppendAsync(Sample.Batch(Of(4, EventCodes.FrameFound) with { Trust = Untrusted }, Of(5, EventCodes.FrameRemoved)));
        var end = open.Time.GetUtcNow();
        var span = ChartSpan.Around(end.AddSeconds(-10), end);

        var counts = await open.Log.CountsAsync(
            new EventFilter { From = span.From, To = span.To },
            ChartSpan.Parts,
            CancellationToken.None
        );
        var series = ChartLayout.Of(counts, span);

        Assert.AreEqual(
            "microphone_denied 49:1/0, frame.removed 59:1/0, frame.found 49:2/0 59:1/1",
            string.Join(", ", series.Select(Text))
        );
    }

    [TestMethod]
    public async Task Series_OfATimeThatDoesNotDivide_StayWithinTheParts()
    {
        await using var open = OpenLog.Start();
        for (var number = 1; number <= 7; number++)
        {
            await open.AppendAsync(Sample.Batch(Of(number, EventCodes.FrameFound)));
            open.Time.Advance(TimeSpan.FromTicks(1_000_003));
        }

        var span = new ChartSpan(open.Time.GetUtcNow().AddTicks(-7_000_021), open.Time.GetUtcNow());
        var counts = await open.Log.CountsAsync(
            new EventFilter { From = span.From, To = span.To },
            ChartSpan.Parts,
            CancellationToken.None
        );
        var bars = ChartLayout.Of(counts, span).Single().Bars;

        Assert.AreEqual(7, bars.Sum(bar => bar.Count));
        Assert.IsTrue(bars.All(bar => bar.Part is >= 0 and < ChartSpan.Parts));
        foreach (var bar in bars)
        {
            var within = new EventFilter { From = span.Begin(bar.Part), To = span.End(bar.Part) };
            Assert.AreEqual(bar.Count, (await open.Log.CountsAsync(within, 0, CancellationToken.None)).Codes.Sum(code => code.Count));
        }
    }

    private static EmittedEvent Of(long sequence, EventCode code) => Sample.Event(sequence) with { Code = code };

    private static string Text(CodeSeries series) =>
        $"{series.Info.Code} {string.Join(' ', series.Bars.Select(bar => $"{bar.Part}:{bar.Count}/{bar.Untrusted}"))}";
}
