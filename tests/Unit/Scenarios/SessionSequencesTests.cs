using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class SessionSequencesTests
{
    [TestMethod]
    [DataRow("a1 a2 a3", "")]
    [DataRow("a7 a8", "")]
    [DataRow("a1 a4 a5", "2-3")]
    [DataRow("a1 b1 a2 b4", "2-3")]
    [DataRow("a1 a3 a2 a4", "2-2")]
    public void Gap_IsWhatIsMissingBetweenTwoEventsOfASession(string came, string expected)
    {
        var sequences = new SessionSequences();

        var gaps = came.Split(' ').Select(item => sequences.Gap(Event(item[..1], item[1] - '0'))).OfType<SequenceGap>();

        Assert.AreEqual(expected, string.Join(' ', gaps.Select(gap => $"{gap.First}-{gap.Last}")));
    }

    private static EventEnvelope Event(string session, long sequence) =>
        new()
        {
            Id = "",
            Run = "r1",
            Session = session,
            Sequence = sequence,
            Position = 1,
            OccurredAt = default,
            ReceivedAt = default,
            Source = EventSource.Bridge,
            Code = EventCodes.FrameFound,
            Severity = Severity.Info,
            Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OwnObservation },
        };
}
