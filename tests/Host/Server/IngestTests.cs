using System.Text.Json;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class IngestTests
{
    [TestMethod]
    public async Task Append_ValidBatch_IsReadBackInOrder()
    {
        await using var host = await RunningHost.StartAsync();

        var receipt = await AppendAsync(host, Sample.Batch(3));

        Assert.AreEqual(3, receipt.Stored);
        var read = await ReadAsync(host, 3);
        CollectionAssert.AreEqual(new long[] { 1, 2, 3 }, read.Select(item => item.Position).ToArray());
        Assert.AreEqual(Severity.Error, read[0].Severity);
        Assert.AreEqual(Sample.Event().Message, read[0].Message);
        Assert.AreEqual(TrustLevel.Trusted, read[0].Trust.Level);
    }

    [TestMethod]
    public async Task Append_SameBatchTwice_IsStoredOnce()
    {
        await using var host = await RunningHost.StartAsync();
        await AppendAsync(host, Sample.Batch(2));

        var again = await AppendAsync(host, Sample.Batch(3));

        Assert.AreEqual(1, again.Stored);
        Assert.AreEqual(2, again.Duplicates);
    }

    [TestMethod]
    public async Task Append_OriginThatIsNotAWidgets_IsStoredAsUntrusted()
    {
        await using var host = await RunningHost.StartAsync();

        await AppendAsync(host, Sample.Batch(Sample.Event() with { Origin = "https://evil.example" }));

        var trust = (await ReadAsync(host, 1))[0].Trust;
        Assert.AreEqual(new Trust { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsNotAllowed }, trust);
    }

    [TestMethod]
    public async Task Append_TextWithKey_IsStoredWithoutIt()
    {
        await using var host = await RunningHost.StartAsync();
        var leaky = Sample.Event() with
        {
            Message = "koji_sk_live_123 refused",
            Raw = new() { Text = """{"session_token":"st_1"}""", Truncated = false },
            Frame = new() { Index = 0, Src = RunningHost.WidgetOrigin + "/embed/1?access_token=abc&mode=text" },
        };

        await AppendAsync(host, Sample.Batch(leaky));

        var stored = (await ReadAsync(host, 1))[0];
        Assert.AreEqual("[redacted] refused", stored.Message);
        Assert.AreEqual("""{"session_token":"[redacted]"}""", stored.Raw?.Text);
        StringAssert.EndsWith(stored.Frame?.Src, "?access_token=[redacted]&mode=text");
    }

    [TestMethod]
    public async Task Append_BySenderThatIsGone_IsStored()
    {
        await using var host = await RunningHost.StartAsync();
        using var hub = ActivatorUtilities.CreateInstance<IngestHub>(host.Services);
        hub.Context = new EndedCall();

        var receipt = await hub.Append(JsonSerializer.SerializeToElement(Sample.Batch(1), ProtocolJson.Default.EventBatch));

        Assert.AreEqual(1, receipt.Stored);
        Assert.HasCount(1, await ReadAsync(host, 1));
    }

    [TestMethod]
    public async Task ReadAfter_WhileNothingComes_WaitsAndThenDelivers()
    {
        await using var host = await RunningHost.StartAsync();
        var waiting = ReadAsync(host, 1);

        await AppendAsync(host, Sample.Batch(1));

        Assert.HasCount(1, await waiting);
    }

    [TestMethod]
    public async Task ReadAfter_ForOneRun_LeavesOthersOut()
    {
        await using var host = await RunningHost.StartAsync();
        await AppendAsync(host, Sample.Batch(1) with { Run = "other", Session = "other" });
        await AppendAsync(host, Sample.Batch(1));

        var read = await ReadAsync(host, 1, "run=run-1");

        Assert.AreEqual("run-1", read[0].Run);
        Assert.AreEqual(2, read[0].Position);
    }

    internal static async Task<IngestReceipt> AppendAsync(RunningHost host, object? batch)
    {
        await using var connection = await host.ConnectAsync(ProtocolRoutes.IngestHub, host.Settings.Tokens.Ingest);
        var own = batch as EventBatch;
        var receipt = await connection.InvokeAsync<IngestReceipt>(
            ProtocolRoutes.AppendMethod,
            own is null ? batch : own with { Secret = own.Secret ?? host.Secrets.GetValueOrDefault(own.Session) }
        );
        if (own is not null && receipt.Secret is { } given)
            host.Secrets[own.Session] = given;
        return receipt;
    }

    internal static async Task<List<EventEnvelope>> ReadAsync(RunningHost host, int count, string? filter = null)
    {
        await using var connection = await host.ConnectAsync(ProtocolRoutes.FeedHub, host.Settings.Tokens.Reader);
        var read = new List<EventEnvelope>();
        await foreach (var slice in connection.StreamAsync<IReadOnlyList<EventEnvelope>>(ProtocolRoutes.ReadAfterMethod, 0L, filter))
        {
            read.AddRange(slice);
            if (read.Count >= count)
                break;
        }

        return read;
    }
}
