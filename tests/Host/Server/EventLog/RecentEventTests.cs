using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class RecentEventTests
{
    private static readonly EventFilter[] Filters =
    [
        EventFilter.All,
        new() { Session = "s2" },
        new() { Run = "run-1" },
        new() { Run = "other" },
        new() { Codes = [EventCodes.WidgetReady] },
        new() { Trust = TrustLevel.Untrusted },
        new() { Severity = Severity.Error, Session = "s1" },
        new() { Source = EventSource.Api },
        new() { Text = "denied" },
    ];

    [TestMethod]
    public async Task ReadAfter_WhatWasJustStored_IsWhatTheFileHas()
    {
        await using var open = OpenLog.Start();
        for (var number = 1; number <= 12; number++)
        {
            var item = Sample.Event(number) with
            {
                Code = number % 3 == 0 ? EventCodes.WidgetReady : EventCodes.MicrophoneDenied,
                Trust = new() { Level = number % 4 == 0 ? TrustLevel.Untrusted : TrustLevel.Trusted, Reason = TrustReason.OriginIsOpaque },
            };
            await open.AppendAsync(Sample.Batch(item) with { Session = $"s{number % 2 + 1}" });
        }

        var recent = await ReadAsync(open);
        await open.ReopenAsync();
        var fromFile = await ReadAsync(open);
        await open.Log.CatchUpAsync();

        CollectionAssert.AreEqual(fromFile, recent);
        CollectionAssert.AreEqual(fromFile, await ReadAsync(open));
    }

    [TestMethod]
    public async Task ReadAfter_MoreThanStaysInMemory_MissesNothing()
    {
        await using var open = OpenLog.Start();
        for (var first = 1; first <= 9_000; first += 50)
            await open.AppendAsync(Sample.Batch([.. Enumerable.Range(first, 50).Select(number => Sample.Event(number))]));

        var position = 0L;
        while (position < 9_000)
        {
            var slice = await open.Log.ReadAfterAsync(position, EventFilter.All, 200, CancellationToken.None);
            CollectionAssert.AreEqual(
                Enumerable.Range(1, slice.Stored.Count).Select(index => position + index).ToList(),
                slice.Events.Select(item => item.Position).ToList()
            );
            position = slice.Through;
        }
    }

    private static async Task<List<string>> ReadAsync(OpenLog open)
    {
        var read = new List<string>();
        foreach (var filter in Filters)
        {
            for (var position = 0; position <= 12; position += 3)
            {
                var slice = await open.Log.ReadAfterAsync(position, filter, 2, CancellationToken.None);
                read.Add($"{position}: {string.Join(' ', slice.Events.Select(item => item.Id))} {slice.Missed} {slice.Through}");
            }
        }

        return read;
    }
}
