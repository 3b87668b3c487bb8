using System.Net;
using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Replays;
using Microsoft.AspNetCore.SignalR.Client;

namespace KojiWidgetHarness.Tests.Host.Server.Ingest;

/// <summary>Everybody who has the sending token, which is in pages, tries to speak and to hear in a session that is another's.</summary>
[TestClass]
public sealed class SessionOwnerTests
{
    private const string Page = "http://localhost:7001";
    private const string Other = "http://localhost:7002";

    /// <summary>Origins of the owner and of a stranger, and what that one shows; null for nothing.</summary>
    public static IEnumerable<object?[]> Strangers =>
        [
            [Page, Other, null],
            [Page, Page, null],
            [Page, null, null],
            [Page, "null", null],
            [null, null, null],
            [null, Page, null],
            ["null", "null", null],
            [Page, Other, ""],
            [Page, Page, "made-up"],
            [Page, Page, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
        ];

    [TestMethod]
    [DynamicData(nameof(Strangers))]
    public async Task Stranger_NeitherSpeaksNorHearsNorUsesUpNumbers(string? origin, string? strange, string? shown)
    {
        await using var host = await RunningHost.StartAsync(Allowed);
        await using var owner = await ConnectAsync(host, origin);
        Assert.AreEqual(AttachOutcome.Attached, (await AttachAsync(owner, null)).Outcome);
        owner.On<ReplayOrder, ReplayOutcome>(ProtocolRoutes.ReplayMethod, _ => ReplayOutcome.Dispatched);
        await using var stranger = await ConnectAsync(host, strange);

        Assert.AreEqual(AttachOutcome.Taken, (await AttachAsync(stranger, shown)).Outcome);
        var stolen = await AppendAsync(stranger, Sample.Batch(3) with { Secret = shown });
        Assert.AreEqual((0, RefusalReason.SessionTaken), (stolen.Stored, stolen.Refusals.Single().Reason));
        var heard = 0;
        stranger.On<ReplayOrder, ReplayOutcome>(ProtocolRoutes.ReplayMethod, _ =>
        {
            heard++;
            return ReplayOutcome.Dispatched;
        });
        var own = await AppendAsync(owner, Sample.Batch(2));
        Assert.AreEqual((2, 0), (own.Stored, own.Duplicates));
        await SendAgainAsync(host);
        Assert.AreEqual(0, heard);
    }

    [TestMethod]
    [DynamicData(nameof(Strangers))]
    public async Task Stranger_WithABeacon_IsRefused(string? origin, string? strange, string? shown)
    {
        await using var host = await RunningHost.StartAsync(Allowed);
        await using var owner = await ConnectAsync(host, origin);
        var first = await AppendAsync(owner, Sample.Batch(1));
        await AppendAsync(owner, Sample.Batch(1) with { Secret = first.Secret });

        var receipt = await BeaconAsync(host, strange, Sample.Batch(3) with { Secret = shown });

        Assert.AreEqual((0, RefusalReason.SessionTaken), (receipt.Stored, receipt.Refusals.Single().Reason));
    }

    [TestMethod]
    public async Task Secret_OfAnotherSession_OpensNone()
    {
        await using var host = await RunningHost.StartAsync(Allowed);
        await using var owner = await ConnectAsync(host, Page);
        await AppendAsync(owner, Sample.Batch(1));
        await using var thief = await ConnectAsync(host, Page);
        var its = await AppendAsync(thief, Sample.Batch(1) with { Session = "thief" });

        var stolen = await AppendAsync(thief, Sample.Batch(2) with { Secret = its.Secret });

        Assert.AreEqual(RefusalReason.SessionTaken, stolen.Refusals.Single().Reason);
    }

    [TestMethod]
    public async Task Secret_TakenToAnotherOrigin_OpensNothing()
    {
        await using var host = await RunningHost.StartAsync(Allowed);
        await using var owner = await ConnectAsync(host, Page);
        var secret = (await AttachAsync(owner, null)).Secret;
        await using var thief = await ConnectAsync(host, Other);

        Assert.AreEqual(AttachOutcome.Taken, (await AttachAsync(thief, secret)).Outcome);
        Assert.AreEqual(
            RefusalReason.SessionTaken,
            (await AppendAsync(thief, Sample.Batch(1) with { Secret = secret })).Refusals.Single().Reason
        );
    }

    [TestMethod]
    [DataRow(Page)]
    [DataRow(null)]
    public async Task Owner_ComesBackWithTheSecret_AfterALossAndAfterARestart(string? origin)
    {
        var tokens = AccessTokens.Create();
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var settings = new HostSettings
            {
                WidgetBase = new(RunningHost.WidgetOrigin + "/embed"),
                Tokens = tokens,
                DataFolder = folder.FullName,
                PageOrigins = Allowed,
            };
            string? secret;
            await using (var host = await RunningHost.StartAsync(settings))
            {
                await using (var first = await ConnectAsync(host, origin))
                    secret = (await AppendAsync(first, Sample.Batch(1))).Secret;
                await using var second = await ConnectAsync(host, origin);
                Assert.AreEqual(AttachOutcome.Attached, (await AttachAsync(second, secret)).Outcome);
                Assert.AreEqual((1, 1), Counts(await AppendAsync(second, Sample.Batch(2) with { Secret = secret })));
            }

            await using var again = await RunningHost.StartAsync(settings);
            await using var stranger = await ConnectAsync(again, origin);
            Assert.AreEqual(AttachOutcome.Taken, (await AttachAsync(stranger, null)).Outcome, "what is in the log is somebody's");
            await using var third = await ConnectAsync(again, origin);
            Assert.AreEqual((1, 2), Counts(await AppendAsync(third, Sample.Batch(3) with { Secret = secret })));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public async Task Strangers_WhoComeAtOnce_GetNothingOfASessionInTheLog()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var settings = new HostSettings
            {
                WidgetBase = new(RunningHost.WidgetOrigin + "/embed"),
                Tokens = AccessTokens.Create(),
                DataFolder = folder.FullName,
                PageOrigins = Allowed,
            };
            string? secret;
            await using (var host = await RunningHost.StartAsync(settings))
            {
                await using var owner = await ConnectAsync(host, Page);
                secret = (await AppendAsync(owner, Sample.Batch(1))).Secret;
            }

            await using var again = await RunningHost.StartAsync(settings);
            for (var round = 0; round < 10; round++)
            {
                var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => BeaconAsync(again, Other, Sample.Batch(3))));
                Assert.IsTrue(receipts.All(receipt => receipt is { Stored: 0, Secret: null }), $"round {round}");
            }

            await using var back = await ConnectAsync(again, Page);
            Assert.AreEqual((1, 1), Counts(await AppendAsync(back, Sample.Batch(2) with { Secret = secret })));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public async Task Page_ThatIsConnected_IsNeverForgotten()
    {
        await using var host = await RunningHost.StartAsync([
            .. Allowed,
            .. Enumerable.Range(0, 110).Select(number => $"http://localhost:{8_000 + number}"),
        ]);
        await using var page = await ConnectAsync(host, Page);
        var secret = (await AttachAsync(page, null)).Secret;
        for (var number = 0; number < 110; number++)
            await BeaconAsync(host, $"http://localhost:{8_000 + number}", Sample.Batch(1) with { Session = $"made-up-{number}" });

        var stolen = await BeaconAsync(host, Other, Sample.Batch(2));

        Assert.AreEqual(RefusalReason.SessionTaken, stolen.Refusals.Single().Reason);
        Assert.AreEqual(2, (await AppendAsync(page, Sample.Batch(2) with { Secret = secret })).Stored);
    }

    [TestMethod]
    public async Task Page_ThatIsClosedBeforeItHeardItsSecret_StillSendsItsLastEvents()
    {
        await using var host = await RunningHost.StartAsync(Allowed);
        await using (var page = await ConnectAsync(host, Page))
            await AttachAsync(page, null);

        Assert.AreEqual(2, (await BeaconAsync(host, Page, Sample.Batch(2))).Stored);
    }

    [TestMethod]
    public async Task FiveHundredAttaches_LeaveOtherSitesTheirPlace()
    {
        await using var host = await RunningHost.StartAsync(Allowed);
        var flood = new List<HubConnection>();
        try
        {
            var full = 0;
            for (var number = 0; number < 110; number++)
            {
                flood.Add(await ConnectAsync(host, Other));
                if ((await AttachAsync(flood[^1], null, $"flood-{number}")).Outcome == AttachOutcome.Full)
                    full++;
            }

            Assert.AreEqual(10, full);
            await using var page = await ConnectAsync(host, Page);
            Assert.AreEqual(AttachOutcome.Attached, (await AttachAsync(page, null)).Outcome);
        }
        finally
        {
            foreach (var connection in flood)
                await connection.DisposeAsync();
        }
    }

    private static string[] Allowed => [Page, Other, "null"];

    private static (int Stored, int Duplicates) Counts(IngestReceipt receipt) => (receipt.Stored, receipt.Duplicates);

    private static Task<HubConnection> ConnectAsync(RunningHost host, string? origin) =>
        host.ConnectAsync(ProtocolRoutes.IngestHub, host.Settings.Tokens.Ingest, origin);

    private static Task<AttachReceipt> AttachAsync(HubConnection page, string? secret, string session = "session-1") =>
        page.InvokeAsync<AttachReceipt>(ProtocolRoutes.AttachMethod, "run-1", session, secret);

    private static Task<IngestReceipt> AppendAsync(HubConnection page, EventBatch batch) =>
        page.InvokeAsync<IngestReceipt>(ProtocolRoutes.AppendMethod, batch);

    private static async Task<IngestReceipt> BeaconAsync(RunningHost host, string? origin, EventBatch batch)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{ProtocolRoutes.IngestBeacon}?{ProtocolRoutes.TokenParameter}={host.Settings.Tokens.Ingest}"
        );
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        request.Content = new StringContent(JsonSerializer.Serialize(batch, ProtocolJson.Default.EventBatch), Encoding.UTF8, "text/plain");
        using var answer = await host.Http.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        return JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ProtocolJson.Default.IngestReceipt)!;
    }

    private static async Task SendAgainAsync(RunningHost host)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{ProtocolRoutes.Events}/1{ProtocolRoutes.ReplaySuffix}?session=session-1"
        );
        request.Headers.Authorization = new("Bearer", host.Settings.Tokens.Reader);
        using var answer = await host.Http.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}
