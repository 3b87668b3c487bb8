using System.Net.Http.Headers;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Traffic;

namespace KojiWidgetHarness.Tests.Host.Traffic;

/// <summary>Calls of the simulator by anyone: what they cause is written down, and neither counts nor is a page's.</summary>
[TestClass]
public sealed class ForeignCallTests
{
    private const string Project = $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}";
    private const string Plain = "/embed/a?mode=text";
    private const string Named = $"/embed/a?{SimulatorRoutes.FrameParameter}=c29tZS1ub3RoaW5nLTE2Yg";
    private const string Short = $"/embed/a?{SimulatorRoutes.FrameParameter}=1";

    /// <summary>Headers by which a caller is known, and what becomes of its call: the reason of its trust.</summary>
    public static IEnumerable<object[]> Callers =>
        [
            [TrustReason.CallerIsUnknown, ""],
            [TrustReason.CallerIsAnotherPage, "Sec-Fetch-Site: cross-site"],
            [TrustReason.CallerIsAnotherPage, "Sec-Fetch-Site: same-site\nOrigin: http://localhost:1"],
            [TrustReason.CallerIsAnotherPage, "Origin: https://evil.example"],
            [TrustReason.CallerIsAnotherPage, "Origin: null"],
            [TrustReason.CallerIsAnotherPage, "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe"],
            [TrustReason.CallerIsAnotherPage, $"Sec-Fetch-Site: cross-site\nAuthorization: Bearer {SimulatorKeys.Full}"],
            [TrustReason.CallerIsUnknown, "Authorization: Bearer made-up"],
            [TrustReason.CallerIsUnknown, "X-Session-Token: made-up"],
            [TrustReason.CallerIsUnknown, "X-Simulator-Token: made-up"],
            [TrustReason.CallerIsUnknown, "Sec-Fetch-Site: same-origin"],
            [TrustReason.CallerIsUnknown, "Sec-Fetch-Site: none"],
            [TrustReason.OwnObservation, $"Authorization: Bearer {SimulatorKeys.Full}"],
            [TrustReason.OwnObservation, $"Authorization: Bearer {SimulatorKeys.Revoked}"],
        ];

    [TestMethod]
    [DynamicData(nameof(Callers))]
    public async Task Failure_ThatACallerAskedFor_CountsOnlyWhereItShowsWhoItIs(TrustReason expected, string headers)
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await traffic.AppendAsync("page", traffic.Frame(1, Plain));

        await CallAsync(
            traffic,
            HttpMethod.Get,
            Project,
            $"{headers}\nPrefer: code=service_unavailable\nReferer: {new Uri(traffic.Target.Simulator, Plain)}"
        );
        await traffic.LoseHopeAsync(calls: 1);

        var item = await traffic.NextAsync();
        Assert.AreEqual(("service_unavailable", TrafficPump.OwnSession), (item.Code.Value, item.Session));
        Assert.AreEqual(expected, item.Trust.Reason);
        Assert.AreEqual(expected == TrustReason.OwnObservation ? TrustLevel.Trusted : TrustLevel.Untrusted, item.Trust.Level);
    }

    [TestMethod]
    [DataRow(Plain, "Sec-Fetch-Site: same-origin", DisplayName = "the widget's own address, which others can have too")]
    [DataRow(Short, "Sec-Fetch-Site: same-origin", DisplayName = "a name that can be guessed")]
    [DataRow(Named, "Sec-Fetch-Site: cross-site", DisplayName = "another page, which does not know the name")]
    public async Task Call_WithAnAddressThatCanBeGuessed_IsOfNoPage(string address, string headers)
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await traffic.AppendAsync("page", traffic.Frame(1, address));

        // What matches is the path, the referrer, or both.
        var known = address == Named ? address.Split('?')[0] : address;
        await CallAsync(traffic, HttpMethod.Get, known, $"{headers}\nReferer: {new Uri(traffic.Target.Simulator, known)}");
        await traffic.LoseHopeAsync(calls: 1);

        Assert.AreEqual(TrafficPump.OwnSession, (await traffic.NextAsync()).Session);
    }

    [TestMethod]
    public async Task Frame_WithAName_IsItsPages_ThoughThePageIsOfAnotherOrigin()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        await traffic.AppendAsync("page", traffic.Frame(1, Named));

        await CallAsync(traffic, HttpMethod.Get, Named, "Sec-Fetch-Site: same-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe");
        await traffic.LoseHopeAsync(calls: 1);

        var item = await traffic.NextAsync();
        Assert.AreEqual(("page", Trust.OwnObservation), (item.Session, item.Trust));
    }

    [TestMethod]
    public async Task Interview_ThatAPageOnlyNames_IsNotItsCall()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        var interview = await traffic.Simulator.StartInterviewAsync();
        var started = await traffic.NextAsync();
        await traffic.AppendAsync("page", PumpedTraffic.Started(1, interview.Id));

        await CallAsync(
            traffic,
            HttpMethod.Post,
            $"{SimulatorRoutes.Interviews}/{interview.Id}/message",
            "Sec-Fetch-Site: cross-site\nX-Session-Token: made-up"
        );
        await traffic.LoseHopeAsync(calls: 2);

        var item = await traffic.NextAsync(started.Position);
        Assert.AreEqual((TrafficPump.OwnSession, TrustReason.CallerIsAnotherPage), (item.Session, item.Trust.Reason));
    }

    [TestMethod]
    [DataRow("Sec-Fetch-Site: cross-site", TrustReason.CallerIsAnotherPage)]
    [DataRow("Origin: https://evil.example", TrustReason.CallerIsAnotherPage)]
    [DataRow("Sec-Fetch-Site: same-origin", TrustReason.CallerIsUnknown)]
    [DataRow("", TrustReason.CallerIsUnknown)]
    public async Task Failure_WithTheTokenOfAnInterviewThatThePageItselfBegan_DoesNotCount(string headers, TrustReason expected)
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        var interview = await traffic.Simulator.StartInterviewAsync();
        var started = await traffic.NextAsync();
        var path = $"{SimulatorRoutes.WidgetInterviews}/{interview.Id}";

        await CallAsync(
            traffic,
            HttpMethod.Get,
            path,
            $"{headers}\nX-Session-Token: {interview.SessionToken}\nPrefer: code=service_unavailable"
        );
        await traffic.LoseHopeAsync(calls: 2);

        var item = await traffic.NextAsync(started.Position);
        Assert.AreEqual(("service_unavailable", TrafficPump.OwnSession, expected), (item.Code.Value, item.Session, item.Trust.Reason));
    }

    [TestMethod]
    public async Task Token_OfAnotherInterview_IsNotAKeyToThePageThatHoldsTheNamedOne()
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        var (held, own) = (await traffic.Simulator.StartInterviewAsync(), await traffic.Simulator.StartInterviewAsync());
        var before = await traffic.NextAsync((await traffic.NextAsync()).Position);
        await traffic.AppendAsync("page", PumpedTraffic.Started(1, held.Id));

        await CallAsync(
            traffic,
            HttpMethod.Get,
            $"{SimulatorRoutes.WidgetInterviews}/{held.Id}",
            $"X-Session-Token: {own.SessionToken}\nPrefer: code=service_unavailable"
        );
        await traffic.LoseHopeAsync(calls: 3);

        Assert.AreEqual(TrafficPump.OwnSession, (await traffic.NextAsync(before.Position)).Session);
    }

    [TestMethod]
    [DataRow(7_900, 60, 60)]
    [DataRow(60, 7_900, 60)]
    [DataRow(60, 7_900, 7_900)]
    public async Task Calls_AsLongAsTheServerTakes_ReachTheLog_AndWhatFollowsThem(int method, int path, int header)
    {
        await using var traffic = await PumpedTraffic.StartAsync();
        for (var call = 0; call < 60; call++)
        {
            await CallAsync(
                traffic,
                new HttpMethod(new string('M', method)),
                "/" + new string('p', path),
                $"Authorization: Bearer {SimulatorKeys.Full}\nX-Long: \"{new string('"', header)}"
            );
        }

        await traffic.LoseHopeAsync(calls: 60);

        var last = 0L;
        for (var call = 0; call < 60; call++)
        {
            var item = await traffic.NextAsync(last);
            last = item.Position;
            StringAssert.StartsWith(item.Message, "M");
            Assert.IsTrue(item.Message?.Length < EventLimits.TextCharacters && item.Raw?.Text.Length <= EventLimits.RawCharacters);
        }

        Assert.IsEmpty(traffic.Problems);
    }

    private static async Task CallAsync(PumpedTraffic traffic, HttpMethod method, string path, string headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var line in headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Add(request.Headers, line.Split(": ", 2));
        using var response = await traffic.Simulator.Http.SendAsync(request);
    }

    private static void Add(HttpRequestHeaders headers, string[] pair) => Assert.IsTrue(headers.TryAddWithoutValidation(pair[0], pair[1]));
}
