using KojiWidgetHarness.Host.Dashboard.Sessions;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class SessionHealthTests
{
    [TestMethod]
    public void Health_OfAGoodInterview_IsGoodWhereItWasSeen() =>
        Assert.AreEqual(
            "✓ loaded, ✓ ready, – not used, ✓ completed, ✓ answered",
            Words(EventCodes.FrameLoaded, EventCodes.WidgetReady, EventCodes.InterviewStarted, EventCodes.InterviewCompleted)
        );

    [TestMethod]
    public void Health_OfAFailedLoad_SaysSoThoughTheFrameFiredLoad() =>
        Assert.AreEqual(
            "✕ failed, ✕ never ready, – not used, – not begun, – not seen",
            Words(EventCodes.FrameLoaded, EventCodes.WidgetLoadFailed)
        );

    [TestMethod]
    public void Health_OfDenialExpiryAndRefusal_NamesEach() =>
        Assert.AreEqual(
            "– not seen, – not ready, ✕ denied, ✕ expired, ✕ refused",
            Words(EventCodes.MicrophoneDenied, EventCodes.SessionExpired, KojiErrorCodes.RateLimited)
        );

    [TestMethod]
    public void Health_OfCallsWithoutAPage_SpeaksOfTheApiAlone() =>
        Assert.AreEqual("✕ refused", Words(EventCodes.ApiAnswered, KojiErrorCodes.RateLimited));

    [TestMethod]
    public void Health_OfWhatDoesNotCount_IsNotKnown()
    {
        var counts = Counts(new CodeCount(EventCodes.MicrophoneDenied, 4, 4));

        Assert.IsTrue(SessionHealth.Of(counts).All(sign => sign.Health == Health.Unknown));
    }

    private static string Words(params EventCode[] codes) =>
        string.Join(
            ", ",
            SessionHealth.Of(Counts([.. codes.Select(code => new CodeCount(code, 1, 0))])).Select(sign => $"{sign.Mark} {sign.Word}")
        );

    private static EventCounts Counts(params CodeCount[] codes) =>
        new()
        {
            Codes = codes,
            Buckets = [],
            Complete = true,
            LastPosition = 1,
        };
}
