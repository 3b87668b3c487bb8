using KojiWidgetHarness.Host.Dashboard.Details;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Details;

[TestClass]
public sealed class OriginCheckTests
{
    private const string Koji = "https://app.getkoji.com";

    [TestMethod]
    [DataRow(TrustReason.OriginAndWindowMatch, Koji, Koji, "✓ ✓ ✓")]
    [DataRow(TrustReason.OriginIsNotAllowed, Koji, Koji, "✓ ✓ ✕")]
    [DataRow(TrustReason.OriginIsNotTheWidgets, "https://elsewhere.test", Koji, "✓ ✕ –")]
    [DataRow(TrustReason.OriginIsOpaque, "null", Koji, "✓ ✕ –")]
    [DataRow(TrustReason.WindowIsNotTheWidget, Koji, Koji, "✕ ✓ –")]
    [DataRow(TrustReason.WindowIsNotTheWidget, "https://evil.test", Koji, "✕ ✕ –")]
    [DataRow(TrustReason.WindowIsNotTheWidget, "https://evil.test", null, "✕ – –")]
    [DataRow(TrustReason.OwnObservation, null, Koji, "")]
    public void Checks_SayWhichOfThemDecided(TrustReason reason, string? sender, string? expected, string marks)
    {
        var item = Seen.Event(with: emitted =>
            emitted with
            {
                Origin = sender,
                Trust = new()
                {
                    Level = reason is TrustReason.OriginAndWindowMatch or TrustReason.OwnObservation
                        ? TrustLevel.Trusted
                        : TrustLevel.Untrusted,
                    Reason = reason,
                },
            }
        );

        Assert.AreEqual(marks, string.Join(' ', OriginCheck.Of(item, expected).Select(sign => sign.Mark)));
    }

    [TestMethod]
    [DataRow("https://app.getkoji.com:443/embed/1?mode=voice", Koji)]
    [DataRow("http://127.0.0.1:9/embed/1", "http://127.0.0.1:9")]
    [DataRow("about:blank", null)]
    [DataRow("", null)]
    [DataRow("not an address", null)]
    public void Expected_IsTheOriginOfTheSrc(string src, string? origin) =>
        Assert.AreEqual(origin, OriginCheck.Expected(new FrameInfo { Index = 0, Src = src }));
}
