using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class SessionTests
{
    [TestMethod]
    public async Task Sessions_NewestFirst_TellWhatTheLogHolds()
    {
        await using var open = OpenLog.Start();
        var started = open.Time.GetUtcNow();
        await open.AppendAsync(
            Sample.Batch(
                Sample.Event(1),
                Sample.Event(2) with
                {
                    Code = EventCodes.WidgetReady,
                },
                Sample.Event(5) with
                {
                    Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsOpaque },
                }
            )
        );
        await open.AppendAsync(Sample.Batch(1) with { Session = "session-2", Run = "run-2" });
        open.Time.Advance(TimeSpan.FromMinutes(1));
        await open.AppendAsync(Sample.Batch(Sample.Event(6)));

        var sessions = (await open.Log.SessionsAsync(null, null, 10, CancellationToken.None)).Sessions;

        Assert.AreEqual("session-2,session-1", string.Join(',', sessions.Select(item => item.Session)));
        Assert.AreEqual(
            new SessionSummary
            {
                Number = 1,
                Session = "session-1",
                Run = "run-1",
                Events = 4,
                Errors = 2,
                Gaps = 1,
                StartedAt = started,
                LastEventAt = started.AddMinutes(1),
            },
            sessions[1]
        );
    }

    [TestMethod]
    public async Task Sessions_OfARun_ComePageByPage()
    {
        await using var open = OpenLog.Start();
        for (var number = 1; number <= 6; number++)
            await open.AppendAsync(Sample.Batch(1) with { Session = $"s{number}", Run = number == 3 ? "other" : "mine" });

        var first = await open.Log.SessionsAsync("mine", null, 3, CancellationToken.None);
        var second = await open.Log.SessionsAsync("mine", first.Before, 3, CancellationToken.None);

        Assert.AreEqual("s6,s5,s4", string.Join(',', first.Sessions.Select(item => item.Session)));
        Assert.AreEqual("s2,s1", string.Join(',', second.Sessions.Select(item => item.Session)));
        Assert.IsNull(second.Before);
    }

    [TestMethod]
    public async Task Gaps_HolesInTheSequence_AreReportedUntilTheyAreFilled()
    {
        await using var open = OpenLog.Start();
        await open.AppendAsync(Sample.Batch(Sample.Event(3), Sample.Event(4), Sample.Event(9), Sample.Event(11)));

        CollectionAssert.AreEqual(new SequenceGap[] { new(1, 2), new(5, 8), new(10, 10) }, await GapsAsync(open));

        await open.AppendAsync(Sample.Batch(10));
        Assert.IsEmpty(await GapsAsync(open));
        Assert.AreEqual(0, (await open.Log.SessionsAsync(null, null, 1, CancellationToken.None)).Sessions[0].Gaps);
    }

    private static async Task<SequenceGap[]> GapsAsync(OpenLog open) =>
        [.. await open.Log.GapsAsync("session-1", 10, CancellationToken.None)];
}
