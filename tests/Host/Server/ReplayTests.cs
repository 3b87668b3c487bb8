using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Host.Replays;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Replays;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>The host's side of a replay, with a SignalR client in the place of the page.</summary>
[TestClass]
public sealed class ReplayTests
{
    [TestMethod]
    public async Task Page_WhileItIsConnected_IsOffered()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await AttachAsync(host, "s1", "http://localhost:3000");

        var open = await OpenAsync(host, 1);
        await page.DisposeAsync();
        var closed = await OpenAsync(host, 0);

        Assert.AreEqual(("s1", "run-1", "http://localhost:3000"), (open[0].Session, open[0].Run, open[0].Origin));
        Assert.IsEmpty(closed);
    }

    [TestMethod]
    public async Task Event_SentAgain_ReachesThePageAsItWasKept()
    {
        await using var host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(
            host,
            Sample.Batch(
                Sample.Event(7) with
                {
                    Raw = new() { Text = """{"session_token":"st_1"}""", Truncated = false },
                }
            )
        );
        await using var page = await AttachAsync(host, "s1");
        var heard = new TaskCompletionSource<ReplayOrder>();
        page.On<ReplayOrder, ReplayOutcome>(ProtocolRoutes.ReplayMethod, order =>
        {
            heard.SetResult(order);
            return ReplayOutcome.Dispatched;
        });

        var receipt = await SendAsync(host, 1);

        Assert.AreEqual(
            (HttpStatusCode.OK, ReplayOutcome.Dispatched, "s1"),
            (receipt.Status, receipt.Receipt!.Outcome, receipt.Receipt.Session)
        );
        var expected = new ReplayOrder
        {
            Replays = new("session-1", 7),
            Text = """{"session_token":"[redacted]"}""",
            Frame = 0,
        };
        Assert.AreEqual(expected, await heard.Task);
    }

    [TestMethod]
    [DataRow(9, null, ReplayOutcome.UnknownEvent, "The log has no event '9'.")]
    [DataRow(1, null, ReplayOutcome.SeveralPages, "name one: s2, s1")]
    [DataRow(1, "gone", ReplayOutcome.NoPage, "No open host page has the session 'gone'. Open are: s2, s1")]
    [DataRow(2, "s1", ReplayOutcome.NoMessage, "Event 2 holds no message")]
    [DataRow(3, "s1", ReplayOutcome.NoMessage, "Event 3 was not the widget's word")]
    [DataRow(4, "s1", ReplayOutcome.Unreadable, "it was cut")]
    [DataRow(1, "s1", ReplayOutcome.NoAnswer, "did not answer", DisplayName = "a page that knows no replay")]
    [DataRow(1, "s2", ReplayOutcome.NoAnswer, "did not answer", DisplayName = "a page that answers nonsense")]
    public async Task Event_ThatCannotBeSent_SaysWhy(int position, string? session, ReplayOutcome outcome, string expected)
    {
        await using var host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(
            host,
            Sample.Batch(
                Sample.Event(1),
                Sample.Event(2) with
                {
                    Source = EventSource.Bridge,
                    Trust = Trust.OwnObservation,
                    Raw = null,
                },
                Sample.Event(3) with
                {
                    Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget },
                },
                Sample.Event(4) with
                {
                    Raw = new() { Text = "[1,", Truncated = true },
                }
            )
        );
        await using var one = await AttachAsync(host, "s1");
        await using var two = await AttachAsync(host, "s2");
        two.On(ProtocolRoutes.ReplayMethod, () => "nonsense");

        var (_, receipt) = await SendAsync(host, position, session);

        Assert.AreEqual(outcome, receipt!.Outcome, receipt.Detail);
        StringAssert.Contains(receipt.Detail, expected);
    }

    [TestMethod]
    [DataRow("s1", "The page s1 is loading itself anew.")]
    [DataRow("s2", "The page s2 did not answer: it is frozen, has just gone, or has an older bridge.", DisplayName = "an older bridge")]
    [DataRow("s3", "The page s3 did not answer", DisplayName = "a page that answers nonsense")]
    [DataRow("gone", "The page gone is no longer open.")]
    public async Task Page_AskedToReload_SaysWhetherItDoes(string session, string expected)
    {
        await using var host = await RunningHost.StartAsync();
        await using var one = await AttachAsync(host, "s1");
        await using var two = await AttachAsync(host, "s2");
        await using var three = await AttachAsync(host, "s3");
        one.On(ProtocolRoutes.ReloadMethod, () => true);
        three.On(ProtocolRoutes.ReloadMethod, () => "nonsense");

        var outcome = await host.Services.GetRequiredService<ReloadService>().AskAsync(session, CancellationToken.None);

        StringAssert.StartsWith(outcome, expected);
    }

    [TestMethod]
    public async Task Event_WithoutAnOpenPage_SaysWhatToOpen()
    {
        await using var host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(host, Sample.Batch(1));

        var (status, receipt) = await SendAsync(host, 1);

        Assert.AreEqual((HttpStatusCode.Conflict, ReplayOutcome.NoPage), (status, receipt!.Outcome));
        StringAssert.Contains(receipt.Detail, "No host page is open. Open /embed");
    }

    [TestMethod]
    public async Task Replay_WithoutTheReaderToken_IsRefused()
    {
        await using var host = await RunningHost.StartAsync();
        await IngestTests.AppendAsync(host, Sample.Batch(1));
        await using var page = await AttachAsync(host, "s1");
        page.On(ProtocolRoutes.ReplayMethod, () => ReplayOutcome.Dispatched);

        var refused = new[]
        {
            (await SendAsync(host, 1, token: host.Settings.Tokens.Ingest)).Status,
            (await SendAsync(host, 1, token: "")).Status,
            (await GetAsync(host, ProtocolRoutes.OpenPages, host.Settings.Tokens.Ingest)).StatusCode,
            (await GetAsync(host, ProtocolRoutes.OpenPages, "")).StatusCode,
        };

        CollectionAssert.AreEqual(
            new[] { HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized },
            refused
        );
        var odd = await page.InvokeAsync<AttachReceipt>(ProtocolRoutes.AttachMethod, null, "<b>", null);
        Assert.AreEqual(AttachOutcome.BadName, odd.Outcome);
    }

    [TestMethod]
    public void OpenPages_OfEndlessConnections_AreBoundedAndASessionIsOne()
    {
        var pages = new OpenPages(TimeProvider.System);
        for (var number = 0; number < OpenPages.Capacity + 10; number++)
            pages.Add($"connection-{number}", "run", number < 2 ? "twice" : $"s{number}", $"http://localhost:{number / 50}");

        Assert.HasCount(OpenPages.Capacity - 1, pages.All);
        pages.Remove("connection-1");
        Assert.AreEqual("connection-0", pages.ConnectionOf("twice"));
        Assert.IsNull(pages.ConnectionOf("never"));
    }

    [TestMethod]
    public void OpenPages_OfOneOrigin_LeaveRoomForTheOthers()
    {
        var pages = new OpenPages(TimeProvider.System);
        var known = Enumerable.Range(0, 520).Count(number => pages.Add($"flood-{number}", "run", $"f{number}", "https://flood.example"));

        Assert.AreEqual(OpenPages.CapacityOfOneOrigin, known);
        Assert.IsTrue(pages.Add("other", "run", "s1", "https://site.example"));
        Assert.IsTrue(pages.Add("flood-0", "run", "f0", "https://flood.example"), "its own room stays");
    }

    private static async Task<HubConnection> AttachAsync(RunningHost host, string session, string? origin = null)
    {
        var page = await host.ConnectAsync(ProtocolRoutes.IngestHub, host.Settings.Tokens.Ingest, origin);
        var receipt = await page.InvokeAsync<AttachReceipt>(
            ProtocolRoutes.AttachMethod,
            "run-1",
            session,
            host.Secrets.GetValueOrDefault(session)
        );
        Assert.AreEqual(AttachOutcome.Attached, receipt.Outcome);
        host.Secrets[session] = receipt.Secret!;
        return page;
    }

    // The host hears of a page's end a little after the page does.
    private static async Task<IReadOnlyList<OpenPage>> OpenAsync(RunningHost host, int expected)
    {
        using var deadline = new CancellationTokenSource(Guard.Patience);
        while (true)
        {
            using var response = await GetAsync(host, ProtocolRoutes.OpenPages, host.Settings.Tokens.Reader);
            var open = await response.Content.ReadFromJsonAsync(ProtocolJson.Default.IReadOnlyListOpenPage, deadline.Token);
            if (open!.Count == expected)
                return open;
        }
    }

    private static Task<HttpResponseMessage> GetAsync(RunningHost host, string address, string token) =>
        AskAsync(host, HttpMethod.Get, address, token);

    private static async Task<(HttpStatusCode Status, ReplayReceipt? Receipt)> SendAsync(
        RunningHost host,
        int position,
        string? session = null,
        string? token = null
    )
    {
        var query = session is null ? "" : $"?{ProtocolRoutes.SessionParameter}={session}";
        using var response = await AskAsync(
            host,
            HttpMethod.Post,
            $"{ProtocolRoutes.Events}/{position}{ProtocolRoutes.ReplaySuffix}{query}",
            token ?? host.Settings.Tokens.Reader
        );
        var refused = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        return (response.StatusCode, refused ? null : await response.Content.ReadFromJsonAsync(ProtocolJson.Default.ReplayReceipt));
    }

    private static Task<HttpResponseMessage> AskAsync(RunningHost host, HttpMethod method, string address, string token)
    {
        var request = new HttpRequestMessage(method, address);
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return host.Http.SendAsync(request);
    }
}
