using System.Net;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Tests.Host.Server.Connect;

[TestClass]
public sealed class PageContactTests
{
    private const string Shop = "https://shop.example";
    private const string Local = "http://localhost:3000";

    [TestMethod]
    public async Task Page_ThatFetchesTheScript_IsSeenByItsOrigin()
    {
        await using var host = await RunningHost.StartAsync();

        await FetchAsync(host, "https://shop.example:8443/interview?candidate=ann");

        var contact = Contacts(host).Newest().Single();
        Assert.AreEqual("https://shop.example:8443", contact.Origin);
        Assert.IsNotNull(contact.ScriptAt);
        Assert.IsNull(contact.ConnectedAt);
    }

    [TestMethod]
    [DataRow("https://ann:secret@shop.example/", Shop)]
    [DataRow("javascript:alert(1)", null)]
    [DataRow("file:///home/ann/page.html", null)]
    [DataRow("not an address", null)]
    [DataRow("https://shop.example\"><script>", null)]
    public async Task Address_OfAnyShape_IsAnOriginOrNothing(string referer, string? origin)
    {
        await using var host = await RunningHost.StartAsync();

        await FetchAsync(host, referer);
        await FetchAsync(host, $"https://{new string('a', 60)}.{new string('b', 60)}.{new string('c', 60)}.{new string('d', 60)}.example/");
        await FetchAsync(host, host.Address.AbsoluteUri);

        Assert.AreEqual(origin, Contacts(host).Newest().SingleOrDefault()?.Origin);
    }

    [TestMethod]
    [DataRow(Local, "wrong", ContactRefusal.Token, RefusalReason.BadToken)]
    [DataRow(Local, "", ContactRefusal.Token, RefusalReason.BadToken)]
    [DataRow(Shop, null, ContactRefusal.Origin, RefusalReason.OriginNotAllowed)]
    [DataRow("null", null, ContactRefusal.Origin, RefusalReason.OriginNotAllowed)]
    public async Task Page_ThatIsRefused_IsListedOnceWithTheReason(
        string origin,
        string? token,
        ContactRefusal refusal,
        RefusalReason reason
    )
    {
        await using var host = await RunningHost.StartAsync();

        for (var time = 0; time < 3; time++)
            await Assert.ThrowsAsync<HttpRequestException>(() => ConnectAsync(host, origin, token));

        var contact = Contacts(host).Newest().Single();
        Assert.AreEqual((origin, refusal), (contact.Origin, contact.Refusal));
        Assert.IsNotNull(contact.RefusedAt);
        var listed = host.Services.GetRequiredService<RefusalBook>().Newest().Single();
        Assert.AreEqual((reason, null), (listed.Refusal.Reason, listed.Session));
        StringAssert.Contains(listed.Refusal.Detail, origin);
    }

    [TestMethod]
    public async Task Origin_AllowedWhileTheHostRuns_MaySend_AndNothingElseOfItMay()
    {
        await using var host = await RunningHost.StartAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => ConnectAsync(host, Shop, null));

        host.Services.GetRequiredService<AllowedOrigins>().Add(Shop);
        await using var connection = await ConnectAsync(host, Shop, null);

        // Its answer comes after the host has seen that the page connected.
        await AppendAsync(connection, "s1", EventCodes.BridgeStarted);
        var contact = Contacts(host).Newest().Single();
        Assert.IsNull(contact.RefusedAt);
        Assert.IsNotNull(contact.ConnectedAt);
        await Assert.ThrowsAsync<HttpRequestException>(() => ConnectAsync(host, Shop + ".evil.example", null));
        await Assert.ThrowsAsync<HttpRequestException>(() => host.ConnectAsync(ProtocolRoutes.FeedHub, host.Settings.Tokens.Reader, Shop));
    }

    [TestMethod]
    public async Task Page_ThatSends_IsKnownByItsSessionAndItsWidget()
    {
        await using var host = await RunningHost.StartAsync();
        await using var connection = await ConnectAsync(host, Local, null);

        await AppendAsync(connection, "s1", EventCodes.BridgeStarted);
        Assert.AreEqual(("s1", false), Seen());
        await AppendAsync(connection, "s1", EventCodes.FrameFound, sequence: 2);
        Assert.AreEqual(("s1", true), Seen());
        await AppendAsync(connection, "s2", EventCodes.BridgeStarted);
        Assert.AreEqual(("s2", false), Seen());

        (string?, bool) Seen() =>
            Contacts(host).Newest().Single() is var contact ? (contact.Session, contact.WidgetAt is not null) : default;
    }

    [TestMethod]
    public async Task Program_AndTheHostsOwnPage_AreNotListed()
    {
        await using var host = await RunningHost.StartAsync();

        await using var program = await host.ConnectAsync(ProtocolRoutes.IngestHub, host.Settings.Tokens.Ingest);
        await using var own = await host.ConnectAsync(
            ProtocolRoutes.IngestHub,
            host.Settings.Tokens.Ingest,
            host.Address.GetLeftPart(UriPartial.Authority)
        );
        await Assert.ThrowsAsync<HttpRequestException>(() => host.ConnectAsync(ProtocolRoutes.IngestHub, "wrong"));

        Assert.IsEmpty(Contacts(host).Newest());
    }

    [TestMethod]
    public void Origins_BeyondTheCapacity_LeaveThoseThatConnected()
    {
        var contacts = new PageContacts(new RefusalBook(TimeProvider.System), TimeProvider.System);
        contacts.Connected(Local);

        for (var number = 0; number < 3 * PageContacts.Capacity; number++)
            contacts.Fetched($"https://{number}.example");

        var kept = contacts.Newest();
        Assert.HasCount(PageContacts.Capacity, kept);
        Assert.IsTrue(kept.Any(contact => contact.Origin == Local));
        Assert.AreEqual($"https://{3 * PageContacts.Capacity - 1}.example", kept[0].Origin);
    }

    private static PageContacts Contacts(RunningHost host) => host.Services.GetRequiredService<PageContacts>();

    private static Task<IngestReceipt> AppendAsync(HubConnection connection, string session, EventCode code, long sequence = 1) =>
        connection.InvokeAsync<IngestReceipt>(
            ProtocolRoutes.AppendMethod,
            new EventBatch
            {
                Run = "r",
                Session = session,
                Events = [Sample.Event(sequence) with { Code = code, Source = EventSource.Bridge, Trust = Trust.OwnObservation }],
            }
        );

    private static Task<HubConnection> ConnectAsync(RunningHost host, string origin, string? token) =>
        host.ConnectAsync(ProtocolRoutes.IngestHub, token ?? host.Settings.Tokens.Ingest, origin);

    private static async Task FetchAsync(RunningHost host, string referer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ProtocolRoutes.BridgeScript);
        request.Headers.TryAddWithoutValidation("Referer", referer);
        using var response = await host.Http.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
    }
}
