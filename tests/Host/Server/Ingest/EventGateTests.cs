using System.Text;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Host.Server.Ingest;

/// <summary>What an event may claim, and how long its texts may be: both for what is read whole and for what is kept as it came.</summary>
[TestClass]
public sealed class EventGateTests
{
    private const string Secret = " token=a";
    private const int Most = EventLimits.TextCharacters;

    private static readonly EventGate Gate = new(new HostSettings { WidgetBase = new(RunningHost.WidgetOrigin + "/embed") });

    private static readonly FrameInfo Frame = new() { Index = 0, Src = RunningHost.WidgetOrigin + "/embed/1" };

    private static readonly RawPayload Raw = new() { Text = "{}", Truncated = false };

    private static readonly (
        string Name,
        int Most,
        Func<EmittedEvent, string, EmittedEvent> Put,
        Func<EmittedEvent, string?> Get
    )[] Texts =
    [
        ("message", Most, (item, text) => item with { Message = text }, item => item.Message),
        ("origin", Most, (item, text) => item with { Origin = text }, item => item.Origin),
        ("rule", Most, (item, text) => item with { Raw = Raw with { Rule = text } }, item => item.Raw!.Rule),
        ("raw", EventLimits.RawCharacters, (item, text) => item with { Raw = Raw with { Text = text } }, item => item.Raw!.Text),
        ("src", Most, (item, text) => item with { Frame = Frame with { Src = text } }, item => item.Frame!.Src),
        ("allow", Most, (item, text) => item with { Frame = Frame with { Allow = text } }, item => item.Frame!.Allow),
        ("sandbox", Most, (item, text) => item with { Frame = Frame with { Sandbox = text } }, item => item.Frame!.Sandbox),
        ("evidence", Most, (item, text) => item with { Evidence = [Observed(text)] }, item => item.Evidence![0].Value),
    ];

    [TestMethod]
    public void Page_MayClaimWhatItSawItself_AndNothingElse()
    {
        foreach (var (source, level, reason) in Claims())
        {
            var may = MayClaim(source, level, reason);
            var (emitted, refusal) = Gate.Judge(Event(source, level, reason), recorded: false);

            Assert.AreEqual(may, emitted is not null, $"{source} {level} {reason}");
            Assert.AreEqual(may ? null : RefusalReason.BadClaim, refusal?.Reason);
            Assert.AreEqual(may, Admits(source, level, reason), $"{source} {level} {reason}, as it came");
        }
    }

    [TestMethod]
    public void Record_OfAnotherHost_KeepsItsTrust_ButIsNotAReplayOfNothing()
    {
        foreach (var (source, level, reason) in Claims())
        {
            var emitted = Gate.Judge(Event(source, level, reason), recorded: true).Emitted;

            var isTaken = reason != TrustReason.Replayed;
            Assert.AreEqual(isTaken, emitted is not null, $"{source} {level} {reason}");
            Assert.AreEqual(isTaken, Admits(source, level, reason, recorded: true), $"{source} {level} {reason}, as it came");
            Assert.AreEqual(emitted is null ? null : new Trust { Level = level, Reason = reason }, emitted?.Trust);
        }
    }

    [TestMethod]
    [DataRow(RunningHost.WidgetOrigin, true)]
    [DataRow("https://koji.so", true)]
    [DataRow("https://app.getkoji.com", true)]
    [DataRow(RunningHost.WidgetOrigin + ".elsewhere.example", false)]
    [DataRow(RunningHost.WidgetOrigin + "/", false)]
    [DataRow("http://koji.so", false)]
    [DataRow("https://KOJI.so", false)]
    [DataRow("https://elsewhere.example", false)]
    [DataRow("null", false)]
    [DataRow("", false)]
    [DataRow(null, false)]
    public void Origin_ThatIsNotTheWidgets_IsNotTrustedWhateverThePageSays(string? origin, bool counts)
    {
        var claim = Event(EventSource.Widget, TrustLevel.Trusted, TrustReason.OriginAndWindowMatch) with { Origin = origin };

        var trust = Gate.Judge(claim, recorded: false).Emitted!.Trust;

        Assert.AreEqual(counts ? claim.Trust : new Trust { Level = TrustLevel.Untrusted, Reason = TrustReason.OriginIsNotAllowed }, trust);
        Assert.AreEqual(counts, Admits(EventSource.Widget, TrustLevel.Trusted, TrustReason.OriginAndWindowMatch, origin));
        Assert.AreEqual(claim.Trust, Gate.Judge(claim, recorded: true).Emitted!.Trust);
    }

    [TestMethod]
    public void Text_IsTakenUpToItsBound_AndRefusedBeyond()
    {
        foreach (var (name, most, put, _) in Texts)
        {
            Assert.IsNotNull(Gate.Judge(put(Event(), new('x', most)), recorded: false).Emitted, name);
            foreach (var recorded in (bool[])[false, true])
                Assert.AreEqual(RefusalReason.TooLarge, Gate.Judge(put(Event(), new('x', most + 1)), recorded).Refusal?.Reason, name);
        }
    }

    [TestMethod]
    public void Text_ThatItsMarksMakeLonger_IsCutAtItsBound()
    {
        foreach (var (name, most, put, get) in Texts)
        {
            var kept = Gate.Judge(put(Event(), new string('x', most - Secret.Length) + Secret), recorded: false).Emitted!;

            Assert.IsLessThanOrEqualTo(most, get(kept)!.Length, name);
            Assert.IsFalse(get(kept)!.EndsWith(Secret, StringComparison.Ordinal), name);
            Assert.AreEqual(name == "raw", kept.Raw!.Truncated, name);
        }
    }

    [TestMethod]
    public void Evidence_IsTakenUpToItsBound_AndRefusedBeyond()
    {
        var most = Event() with { Evidence = [.. Enumerable.Repeat(Observed("x"), EventLimits.EvidencePerEvent)] };

        Assert.IsNotNull(Gate.Judge(most, recorded: false).Emitted);
        var more = most with { Evidence = [.. most.Evidence!, Observed("x")] };
        Assert.AreEqual(RefusalReason.TooLarge, Gate.Judge(more, recorded: false).Refusal?.Reason);
    }

    [TestMethod]
    public void Code_OfNoCatalogue_IsRefusedWithoutTheSecretInIt()
    {
        foreach (var recorded in (bool[])[false, true])
        {
            var refusal = Gate.Judge(Event() with { Code = new("koji_sk_live_4fZ-9 " + new string('x', 100)) }, recorded).Refusal!;

            Assert.AreEqual(RefusalReason.UnknownCode, refusal.Reason);
            Assert.IsFalse(refusal.Detail.Contains("4fZ", StringComparison.Ordinal), refusal.Detail);
            Assert.IsLessThan(110, refusal.Detail.Length);
        }
    }

    private static bool MayClaim(EventSource source, TrustLevel level, TrustReason reason) =>
        (source, level, reason) switch
        {
            (EventSource.Bridge or EventSource.Browser, TrustLevel.Trusted, TrustReason.OwnObservation) => true,
            (EventSource.Widget, TrustLevel.Trusted, TrustReason.OriginAndWindowMatch) => true,
            (
                EventSource.Widget,
                TrustLevel.Untrusted,
                TrustReason.WindowIsNotTheWidget
                    or TrustReason.OriginIsNotTheWidgets
                    or TrustReason.OriginIsOpaque
                    or TrustReason.OriginIsNotAllowed
            ) => true,
            (EventSource.Page or EventSource.Frame or EventSource.Extension, TrustLevel.Untrusted, TrustReason.WindowIsNotTheWidget) =>
                true,
            _ => false,
        };

    private static IEnumerable<(EventSource Source, TrustLevel Level, TrustReason Reason)> Claims() =>
        from source in Enum.GetValues<EventSource>()
        from level in Enum.GetValues<TrustLevel>()
        from reason in Enum.GetValues<TrustReason>()
        select (source, level, reason);

    private static bool Admits(
        EventSource source,
        TrustLevel level,
        TrustReason reason,
        string? origin = RunningHost.WidgetOrigin,
        bool recorded = false
    )
    {
        var plain = new PlainEvent
        {
            Sequence = 1,
            Source = source,
            Code = EventCodes.MicrophoneDenied,
            Level = level,
            Reason = reason,
            Origin = Encoding.UTF8.GetBytes(origin ?? ""),
        };
        return Gate.Admits(plain, recorded);
    }

    private static EmittedEvent Event(
        EventSource source = EventSource.Widget,
        TrustLevel level = TrustLevel.Trusted,
        TrustReason reason = TrustReason.OriginAndWindowMatch
    ) =>
        Sample.Event() with
        {
            Source = source,
            Trust = new() { Level = level, Reason = reason },
        };

    private static Evidence Observed(string value) =>
        new()
        {
            Fact = Fact.Handshake,
            Value = value,
            Place = EvidencePlace.Page,
        };
}
