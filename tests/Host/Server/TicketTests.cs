using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>What a browser has after a login: what it opens, for whom, and when it ends.</summary>
[TestClass]
public sealed class TicketTests
{
    private const string Circuit = "/_blazor/negotiate?negotiateVersion=1";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"koji-ticket-test-{Guid.NewGuid():N}");

    [TestCleanup]
    public void Delete()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    [DataRow("own", HttpStatusCode.OK)]
    [DataRow(null, HttpStatusCode.Unauthorized)]
    [DataRow("null", HttpStatusCode.Forbidden)]
    [DataRow("http://localhost:3000", HttpStatusCode.Forbidden)]
    [DataRow("https://evil.example", HttpStatusCode.Forbidden)]
    public async Task Circuit_WithATicket_OpensForTheHostsOwnPagesAlone(string? origin, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync();
        var ticket = await host.LogInAsync();

        foreach (var path in new[] { Circuit, ProtocolRoutes.LoginTicket })
        {
            using var response = await host.SendWithTicketAsync(HttpMethod.Post, path, ticket, origin);
            Assert.AreEqual(expected, response.StatusCode, path);
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("koji-ticket")]
    [DataRow("koji-ticket.99999999999.AAAA")]
    [DataRow("koji-ticket.-1.AAAA")]
    [DataRow("READER")]
    [DataRow("INGEST")]
    public async Task Circuit_WithSomethingElse_StaysClosed(string shown)
    {
        await using var host = await RunningHost.StartAsync();
        var ticket = shown
            .Replace("READER", host.Settings.Tokens.Reader, StringComparison.Ordinal)
            .Replace("INGEST", host.Settings.Tokens.Ingest, StringComparison.Ordinal);

        using var response = await host.SendWithTicketAsync(HttpMethod.Post, Circuit, ticket);

        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [TestMethod]
    [DataRow(ProtocolRoutes.Events)]
    [DataRow(ProtocolRoutes.Counts)]
    [DataRow(ProtocolRoutes.IssueList)]
    [DataRow(ProtocolRoutes.Sessions)]
    [DataRow(ProtocolRoutes.OpenPages)]
    [DataRow(ProtocolRoutes.FeedHub + "/negotiate")]
    [DataRow(ProtocolRoutes.IngestHub + "/negotiate")]
    public async Task Ticket_OpensNothingButTheDashboard(string path)
    {
        await using var host = await RunningHost.StartAsync();
        var ticket = await host.LogInAsync();

        using var response = await host.SendWithTicketAsync(
            path.EndsWith("negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get,
            path,
            ticket
        );

        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [TestMethod]
    public async Task Logout_EndsEveryTicketAndWhatIsConnected()
    {
        await using var host = await RunningHost.StartAsync();
        var (one, other) = (await host.LogInAsync(), await host.LogInAsync());
        using var socket = await ConnectAsync(host, one);

        using var foreign = await host.SendWithTicketAsync(HttpMethod.Post, ProtocolRoutes.Logout, other, "http://localhost:3000");
        using var logout = await host.SendWithTicketAsync(HttpMethod.Post, ProtocolRoutes.Logout, other);

        Assert.AreEqual((HttpStatusCode.Forbidden, HttpStatusCode.NoContent), (foreign.StatusCode, logout.StatusCode));
        await EndedAsync(socket);
        foreach (var ticket in new[] { one, other })
        {
            using var refused = await host.SendWithTicketAsync(HttpMethod.Post, Circuit, ticket);
            Assert.AreEqual(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        using var again = await host.SendWithTicketAsync(HttpMethod.Post, Circuit, await host.LogInAsync());
        Assert.AreEqual(HttpStatusCode.OK, again.StatusCode);
    }

    [TestMethod]
    public async Task Ticket_OfADataFolder_OutlivesARestart_ButNoLogoutAndNoOtherToken()
    {
        string kept,
            over;
        await using (var host = await RunningHost.StartAsync(Settings()))
            kept = await host.LogInAsync();
        await using (var host = await RunningHost.StartAsync(Settings()))
        {
            Assert.AreEqual(HttpStatusCode.OK, await AskAsync(host, kept));
            using var logout = await host.SendWithTicketAsync(HttpMethod.Post, ProtocolRoutes.Logout, kept);
        }

        await using (var host = await RunningHost.StartAsync(Settings()))
        {
            Assert.AreEqual(HttpStatusCode.Unauthorized, await AskAsync(host, kept));
            over = await host.LogInAsync();
        }

        File.Delete(Path.Combine(folder, "tokens"));
        await using (var host = await RunningHost.StartAsync(Settings()))
            Assert.AreEqual(HttpStatusCode.Unauthorized, await AskAsync(host, over));
    }

    [TestMethod]
    public void Ticket_IsGoodForItsTimeAndNotAfterIt()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        using var tickets = new LoginTickets(new HostSettings { WidgetBase = new("http://127.0.0.1:9/embed") }, time);
        var ticket = tickets.Issue();

        time.Advance(LoginTickets.Lifetime - TimeSpan.FromSeconds(1));
        Assert.IsNotNull(tickets.ExpiryOf(ticket));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsNull(tickets.ExpiryOf(ticket));

        // Nobody can write a later end into it.
        var parts = ticket.Split('.');
        Assert.IsNull(tickets.ExpiryOf($"{parts[0]}.{time.GetUtcNow().AddHours(1).ToUnixTimeSeconds()}.{parts[2]}"));
    }

    [TestMethod]
    public void Connection_EndsWithItsTicket()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        using var tickets = new LoginTickets(new HostSettings { WidgetBase = new("http://127.0.0.1:9/embed") }, time);
        using var end = tickets.EndOf(tickets.Issue());
        using var none = tickets.EndOf("none");

        Assert.IsTrue(none.Token.IsCancellationRequested);
        time.Advance(LoginTickets.Lifetime - TimeSpan.FromSeconds(1));
        Assert.IsFalse(end.Token.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsTrue(end.Token.IsCancellationRequested);
    }

    private HostSettings Settings() =>
        new()
        {
            WidgetBase = new Uri(RunningHost.WidgetOrigin + "/embed"),
            DataFolder = folder,
            Tokens = TokenFile.OpenOrCreate(folder),
        };

    private static async Task<HttpStatusCode> AskAsync(RunningHost host, string ticket)
    {
        using var response = await host.SendWithTicketAsync(HttpMethod.Post, Circuit, ticket);
        return response.StatusCode;
    }

    private static async Task<ClientWebSocket> ConnectAsync(RunningHost host, string ticket)
    {
        using var negotiated = await host.SendWithTicketAsync(HttpMethod.Post, Circuit, ticket);
        var answer = await negotiated.Content.ReadFromJsonAsync<Dictionary<string, System.Text.Json.JsonElement>>();
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        var address = new UriBuilder(host.Address)
        {
            Scheme = "ws",
            Path = "/_blazor",
            Query = $"id={answer!["connectionToken"]}&{ProtocolRoutes.TokenParameter}={ticket}",
        };
        await socket.ConnectAsync(address.Uri, CancellationToken.None);
        return socket;
    }

    // The host says nothing more: the connection is cut.
    private static async Task EndedAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Guard.Patience);
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType != WebSocketMessageType.Close) { }
        }
        catch (WebSocketException) { }

        Assert.IsFalse(patience.IsCancellationRequested);
        Assert.AreNotEqual(WebSocketState.Open, socket.State);
    }
}
