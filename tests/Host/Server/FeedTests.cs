using KojiWidgetHarness.Host;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class FeedTests
{
    [TestMethod]
    public async Task Feed_OverMessagePackAndOverJson_GivesTheSameEnvelopes()
    {
        await using var host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(
            host,
            Sample.Batch(
                Sample.Event(1) with
                {
                    Message = null,
                    Frame = null,
                    Origin = null,
                    Source = EventSource.Bridge,
                    Trust = Trust.OwnObservation,
                },
                Sample.Event(2) with
                {
                    Message = "Grüße \"🎤\"\n",
                }
            )
        );

        var packed = await ReadAsync(host, 2, EventFilter.All);
        var plain = await IngestTests.ReadAsync(host, 2);

        CollectionAssert.AreEqual(plain, packed);
        Assert.AreEqual((null, EventSource.Bridge, Trust.OwnObservation), (packed[0].Message, packed[0].Source, packed[0].Trust));
    }

    [TestMethod]
    public async Task Feed_ByFilter_LeavesOthersOut()
    {
        await using var host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(host, Sample.Batch(5) with { Run = "other", Session = "other" });
        await IngestTests.AppendAsync(host, Sample.Batch(Sample.Event(1), Sample.Event(2) with { Message = "needle" }));

        Assert.AreEqual(7, (await ReadAsync(host, 1, new EventFilter { Run = "run-1", Text = "needle" })).Single().Position);
    }

    [TestMethod]
    [DataRow("colour=red", 0, "Unknown filter 'colour'.")]
    [DataRow("", 7, "This log ends at 0; 7 is a position of another one.")]
    public async Task Feed_AskedForWhatThereIsNot_SaysSo(string filter, int position, string expected)
    {
        await using var host = await RunningHost.StartAsync();
        await using var connection = await host.ConnectAsync(ProtocolRoutes.FeedHub, host.Settings.Tokens.Reader);

        var refused = await Assert.ThrowsExactlyAsync<HubException>(async () =>
        {
            await foreach (
                var _ in connection.StreamAsync<IReadOnlyList<EventEnvelope>>(ProtocolRoutes.ReadAfterMethod, (long)position, filter)
            )
                Assert.Fail("nothing fits");
        });

        StringAssert.Contains(refused.Message, expected);
    }

    [TestMethod]
    public async Task Feed_OfAnotherLog_EndsWithTheReason()
    {
        await using var host = await RunningHost.StartAsync();
        await using var feed = await FeedConnection.OpenAsync(host.Address, host.Settings.Tokens.Reader, CancellationToken.None);

        var refused = await Assert.ThrowsExactlyAsync<HubException>(async () =>
            await feed.ReadAfterAsync(7, EventFilter.All, CancellationToken.None).GetAsyncEnumerator().MoveNextAsync()
        );

        StringAssert.Contains(refused.Message, "is a position of another one");
    }

    [TestMethod]
    public async Task Feed_WhenTheHostComesBack_GoesOnAfterItsLastEvent()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"koji-feed-test-{Guid.NewGuid():N}");
        var first = await RunningHost.StartAsync(OnPort(0, folder));
        var settings = OnPort(first.Address.Port, folder) with { Tokens = first.Settings.Tokens };
        await IngestTests.AppendAsync(first, Sample.Batch(3));
        await using var feed = await FeedConnection.OpenAsync(first.Address, settings.Tokens.Reader, CancellationToken.None);
        await using var slices = feed.ReadAfterAsync(0, EventFilter.All, CancellationToken.None).GetAsyncEnumerator();
        await slices.MoveNextAsync();
        var read = slices.Current.ToList();

        await first.DisposeAsync();
        await using (var second = await RunningHost.StartAsync(settings))
        {
            await IngestTests.AppendAsync(second, Sample.Batch(5) with { Secret = first.Secrets.Values.Single() });
            await slices.MoveNextAsync();
            read.AddRange(slices.Current);
        }

        Directory.Delete(folder, recursive: true);
        CollectionAssert.AreEqual(new long[] { 1, 2, 3, 4, 5 }, read.Select(item => item.Sequence).ToArray());
    }

    private static HostSettings OnPort(int port, string folder) =>
        new()
        {
            WidgetBase = new Uri(RunningHost.WidgetOrigin + "/embed"),
            Port = port,
            DataFolder = folder,
        };

    private static async Task<List<EventEnvelope>> ReadAsync(RunningHost host, int count, EventFilter filter)
    {
        await using var feed = await FeedConnection.OpenAsync(host.Address, host.Settings.Tokens.Reader, CancellationToken.None);
        var read = new List<EventEnvelope>();
        await foreach (var slice in feed.ReadAfterAsync(0, filter, CancellationToken.None))
        {
            read.AddRange(slice);
            if (read.Count >= count)
                break;
        }

        return read;
    }
}
