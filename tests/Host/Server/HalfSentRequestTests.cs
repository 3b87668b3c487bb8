using System.Net.Http.Headers;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>A page that is closed while it sends is nothing that went wrong in the host.</summary>
[TestClass]
public sealed class HalfSentRequestTests
{
    public static IEnumerable<object[]> Endpoints =>
        [
            [$"{ProtocolRoutes.IngestBeacon}?{ProtocolRoutes.TokenParameter}=INGEST", "Content-Type: text/plain"],
            [ProtocolRoutes.Events, "Authorization: Bearer READER"],
            [ProtocolRoutes.Login, "Content-Type: application/x-www-form-urlencoded"],
        ];

    [TestMethod]
    [DynamicData(nameof(Endpoints))]
    public async Task Client_ThatGoesAway_IsNotLogged(string target, string header)
    {
        using var logged = new LoggedLines();
        await using var host = await StartAsync(logged);

        foreach (var byReset in new[] { false, true, false, true })
        {
            using var request = await HalfSentRequest.SendAsync(host.Address, With(host, target), [With(host, header)], "{");
            request.Leave(byReset);
        }

        // By then every request has ended.
        await host.StopAsync();
        Assert.IsEmpty(logged.Lines, string.Join('\n', logged.Lines));
    }

    [TestMethod]
    [DataRow("multipart/form-data", "x")]
    [DataRow("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx")]
    [DataRow("application/x-www-form-urlencoded", null)]
    public async Task Form_ThatIsNotOne_IsAnsweredWith400(string contentType, string? body)
    {
        using var logged = new LoggedLines();
        await using var host = await StartAsync(logged);
        using var content = new StringContent(body ?? string.Concat(Enumerable.Repeat("a&", 5_000)));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using var answer = await host.Http.PostAsync(ProtocolRoutes.Login, content);

        Assert.AreEqual(400, (int)answer.StatusCode);
        Assert.IsEmpty(logged.Lines, string.Join('\n', logged.Lines));
    }

    // Half of a surrogate pair is written by JSON, and is not text.
    [TestMethod]
    [DataRow("""{"run":"\ud800","session":"s","events":[]}""", "bad-identifier")]
    [DataRow("""{"run":"r","session":"\ud800","events":[]}""", "bad-identifier")]
    [DataRow("""{"run":"r","session":"s","events":[{"sequence":1,"code":"\ud800"}]}""", "malformed")]
    public async Task Batch_WithHalfACharacter_IsRefused(string body, string reason)
    {
        using var logged = new LoggedLines();
        await using var host = await StartAsync(logged);

        using var answer = await host.Http.PostAsync(
            With(host, $"{ProtocolRoutes.IngestBeacon}?{ProtocolRoutes.TokenParameter}=INGEST"),
            new StringContent(body)
        );

        Assert.AreEqual(200, (int)answer.StatusCode);
        StringAssert.Contains(await answer.Content.ReadAsStringAsync(), $"\"reason\":\"{reason}\"");
        Assert.IsEmpty(logged.Lines.Where(line => !line.StartsWith("Warning", StringComparison.Ordinal)));
    }

    private static Task<RunningHost> StartAsync(LoggedLines logged) =>
        RunningHost.StartAsync(new HostSettings { WidgetBase = new Uri(RunningHost.WidgetOrigin + "/embed") }, logged.Follow);

    private static string With(RunningHost host, string text) =>
        text.Replace("INGEST", host.Settings.Tokens.Ingest, StringComparison.Ordinal)
            .Replace("READER", host.Settings.Tokens.Reader, StringComparison.Ordinal);
}
