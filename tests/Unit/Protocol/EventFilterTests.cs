using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class EventFilterTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("code=microphone_denied,frame.removed&source=widget&severity=error&session=s-1&run=r.1&trust=untrusted")]
    [DataRow("from=2026-11-22T10%3A00%3A00.0000000Z&to=2026-11-22T11%3A30%3A00.0000000Z&text=a%26b%3D%22%C3%BC%22%20%2B")]
    [DataRow("last=15m")]
    [DataRow("last=24h&text=a")]
    public void Query_ParsedAndWritten_IsTheSame(string query)
    {
        var (filter, problem) = EventFilterQuery.Parse("?" + query);

        Assert.IsNull(problem);
        Assert.AreEqual(query, filter!.ToQuery());
    }

    [TestMethod]
    public void Query_RepeatedCodesAndEmptyValues_AreTakenTogetherAndLeftOut()
    {
        var (filter, _) = EventFilterQuery.Parse("code=session_expired&code=widget.ready,session_expired&run=&text");

        Assert.AreEqual("code=session_expired,widget.ready", filter!.ToQuery());
    }

    [TestMethod]
    [DataRow("colour=red", "Unknown filter 'colour'. Use one of: code, source, severity, session, run, trust, from, to, last, text.")]
    [DataRow("source=pigeon", "Unknown source 'pigeon'. Use one of: widget, page, frame, extension, bridge, browser, api, harness.")]
    [DataRow("severity=0", "Unknown severity '0'. Use one of: info, warning, error.")]
    [DataRow("trust=Trusted", "Unknown trust 'Trusted'. Use one of: untrusted, trusted.")]
    [DataRow("from=yesterday", "Invalid time 'yesterday' for 'from'. Write it like 2026-11-22T10:00:00Z.")]
    [DataRow("last=soon", "Invalid time 'soon' for 'last'. Write it like 15m, 1h or 24h.")]
    [DataRow("last=0m", "Invalid time '0m' for 'last'.")]
    [DataRow("last=-1h", "Invalid time '-1h' for 'last'.")]
    [DataRow("last=99999999d", "Invalid time '99999999d' for 'last'.")]
    [DataRow("last=m", "Invalid time 'm' for 'last'.")]
    [DataRow("code=nonsense", "Unknown code 'nonsense'. Use one of: ")]
    public void Query_ThatIsWrong_GetsOneLineThatNamesWhatExists(string query, string expected)
    {
        var (filter, problem) = EventFilterQuery.Parse(query);

        Assert.IsNull(filter);
        StringAssert.StartsWith(problem, expected);
    }

    [TestMethod]
    [DataRow("last=15m&text=a", "from=2026-11-22T09%3A45%3A00.0000000Z&text=a")]
    [DataRow("last=1h&from=2026-11-22T09:30:00Z", "from=2026-11-22T09%3A30%3A00.0000000Z")]
    [DataRow("last=1h&from=2026-11-22T08:30:00Z", "from=2026-11-22T09%3A00%3A00.0000000Z")]
    [DataRow("last=7d&to=2026-11-22T09:30:00Z", "from=2026-11-15T10%3A00%3A00.0000000Z&to=2026-11-22T09%3A30%3A00.0000000Z")]
    [DataRow("text=a", "text=a")]
    public void LastTime_AtAMoment_HasABeginning(string query, string expected)
    {
        var (filter, _) = EventFilterQuery.Parse(query);

        Assert.AreEqual(expected, filter!.At(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero)).ToQuery());
    }
}
