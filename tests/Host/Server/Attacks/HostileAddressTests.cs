using System.Net;
using System.Net.Http.Headers;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Tests.Host.Server.Attacks;

/// <summary>What an address may hold that no person writes: no page fails at it, and none leads to another host.</summary>
[TestClass]
public sealed class HostileAddressTests
{
    private const string Evil = "evil.example";

    // As they are written in an address: encoded where a client would encode them, or half encoded where no client would.
    private static readonly string[] Ends =
    [
        .. Enumerable.Range(0, 32).Select(code => $"/%{code:x2}/{Evil}"),
        $"/%7f/{Evil}",
        $"/%c2%85/{Evil}",
        $"/%e2%80%a8/{Evil}",
        $"/%e2%80%ae{Evil}",
        $"//{Evil}",
        $"/%2f{Evil}",
        $"/%5c{Evil}",
        $"/%5c%5c{Evil}",
        $"%5c%5c{Evil}",
        $"/%09%5c{Evil}",
        $"%09//{Evil}",
        $"%20//{Evil}",
        $"/./%2f{Evil}",
        $"/..//{Evil}",
        $"/.//{Evil}",
        $"/x/..//{Evil}",
        $"/%2e%2f%2f{Evil}",
        $"https://{Evil}",
        $"https:{Evil}",
        $"http:%2f%2f{Evil}",
        $"javascript:alert(1)",
        $"~/%2f{Evil}",
        $"@{Evil}",
        $"/@{Evil}",
        $"/%ef%bc%8f{Evil}",
        $"/%ed%a0%80{Evil}",
        $"/%ed%b0%80{Evil}",
        $"/%ff{Evil}",
        $"/%c0%af{Evil}",
        $"/%00{Evil}",
        $"/%0d%0aX-Sent:%201",
        $"/%u002f{Evil}",
        $"/%zz{Evil}",
        "/%",
        "%",
        $"/?a=%ed%a0%80&b=%00",
        $"/#%0a",
        "/" + new string('a', 4_000),
        "[::1",
        "/[",
        $"/:@{Evil}",
        $"/;{Evil}",
        $"///{Evil}",
        $"/%252f{Evil}",
    ];

    private static readonly string[] Values =
    [
        "%00",
        "%09",
        "%0a",
        "%1f",
        "%7f",
        "%5c",
        "%ed%a0%80",
        "%ff",
        "%c0%af",
        "%zz",
        "%",
        "%u0000",
        "-1",
        "99999999999999999999",
        "1e400",
        "%ef%bf%be",
        "%f4%8f%bf%bf",
        "%25%30%30",
        $"//{Evil}",
        "..%2f..%2f",
        "<script>",
        "'%22%3e",
        "%e2%80%ae",
        "a%00b",
        "9999-99-99",
        new string('x', 3_000),
    ];

    // None of them changes it.
    private static RunningHost host = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext _) => host = await RunningHost.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await host.DisposeAsync();

    [TestMethod]
    public async Task Login_LeadsNowhereElse_AndNeverFails()
    {
        var reader = host.Settings.Tokens.Reader;
        string[] addresses =
        [
            .. from end in Ends
            from query in new[] { $"returnUrl={end}", $"ReturnUrl={end}&access_token={reader}", $"access_token={end}&returnUrl=/dashboard" }
            select $"{ProtocolRoutes.Login}?{query}",
        ];
        await AssertHarmlessAsync(addresses, withToken: false);
        await AssertHarmlessAsync([.. Ends.Select(end => $"{ProtocolRoutes.Login}?returnUrl={end}")], withToken: true);
    }

    [TestMethod]
    public async Task Pages_WithAnyValueInTheirQuery_NeverFail()
    {
        string[] places =
        [
            "/?project=",
            "/embed?project=",
            "/embed?widget=",
            "/embed?allow=",
            "/embed?sandbox=",
            "/embed?session=",
            "/embed?run=",
            "/embed?handshake_deadline=",
            "/embed?metadata=",
            "/dashboard/events?event=",
            "/dashboard/events?text=",
            "/dashboard/events?code=",
            "/dashboard/events?from=",
            "/dashboard/sessions?run=",
            "/dashboard/sessions?before=",
            "/dashboard/charts?session=",
            "/dashboard/rejected?trust=",
            "/dashboard/scenarios?search=",
            "/dashboard/faults?x=",
            "/dashboard/sessions/",
            "/events?before=",
            "/events?text=",
            "/events?code=",
            "/events?from=",
            "/events?most=",
            "/events/",
            "/counts?buckets=",
            "/counts?text=",
            "/sessions?run=",
            "/sessions?before=",
            "/pages?x=",
            "/health?x=",
            "/favicon.ico?x=",
            "/bridge/koji-bridge.js?x=",
            "/sessions/",
            "/css/",
            "/hubs/events?id=",
            "/_blazor?id=",
        ];
        string[] addresses = [.. from place in places from value in Values select place + value];

        await AssertHarmlessAsync(addresses, withToken: true);
        Assert.IsGreaterThan(900, addresses.Length);
    }

    private static async Task AssertHarmlessAsync(IReadOnlyCollection<string> addresses, bool withToken)
    {
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(addresses, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (address, cancellation) =>
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(
                    host.Address.AbsoluteUri.TrimEnd('/') + address,
                    new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
                )
            );
            request.Headers.Accept.ParseAdd("text/html");
            if (withToken)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.Settings.Tokens.Reader);
            using var response = await host.Http.SendAsync(request, cancellation);
            if (response.StatusCode >= HttpStatusCode.InternalServerError)
                wrong.Add($"{(int)response.StatusCode} {address}");
            if (response.Headers.Location is { } place && new Uri(host.Address, place).Authority != host.Address.Authority)
                wrong.Add($"leads to {place.OriginalString}: {address}");
            if (response.Headers.Contains("X-Sent"))
                wrong.Add($"has a header of the address: {address}");
        });
        Assert.IsEmpty(wrong, string.Join('\n', wrong.Order().Take(20)));
    }
}
