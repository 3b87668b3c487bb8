using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Host.Dashboard.Details;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Details;

[TestClass]
public sealed class CurlTextTests
{
    [TestMethod]
    public async Task Body_SentToAHost_IsStoredAsTheEventWas()
    {
        await using var host = await RunningHost.StartAsync();
        var item = Seen.Event(3, emitted => emitted with { Message = "it's \"here\"; $(reboot) `reboot` \\ \n é", Trust = new()
                {
                    Level = TrustLevel.Untrusted,
                    Reason = TrustReason.OriginIsOpaque,
                } });
        var text = CurlText.Of(item, host.Address);

        using var request = new HttpRequestMessage(HttpMethod.Post, Between(text, "--fail-with-body '", "'"))
        {
            Content = new StringContent(Between(text, "--data-raw '", "'"), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", host.Settings.Tokens.Reader);
        var answer = await host.Http.SendAsync(request);

        var receipt = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ProtocolJson.Default.IngestReceipt)!;
        Assert.AreEqual((1, 0), (receipt.Stored, receipt.Refusals.Count));
        var stored = (await IngestTests.ReadAsync(host, 1))[0];
        Assert.AreEqual((item.Session, 3L, item.Message, item.Trust), (stored.Session, stored.Sequence, stored.Message, stored.Trust));
    }

    [TestMethod]
    public async Task Command_HoldsNoTokenOfTheHost()
    {
        await using var host = await RunningHost.StartAsync();

        var text = CurlText.Of(Seen.Event(), host.Address);

        StringAssert.Contains(text, "\"Authorization: Bearer $KOJI_HARNESS_TOKEN\"");
        Assert.DoesNotContain(host.Settings.Tokens.Reader, text);
        Assert.DoesNotContain(host.Settings.Tokens.Ingest, text);
    }

    // As a POSIX shell reads it: from a quote to the next one.
    private static string Between(string text, string begin, string end) => text.Split(begin)[1].Split(end)[0];
}
