using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class EventFilterTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("code=microphone_denied,frame.removed&source=widget&severity=error&session=s-1&run=r.1&trust=untrusted")]
    [DataRow("from=2026-11-22T10%3A00%3A00.0000000Z&to=2026-11-22T11%3A30%3A00.0000000Z&text=a%26b%3D%22%C3%BC%22%20%2B")]
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
    [DataRow("colour=red", "Unknown filter 'colour'. Use one of: code, source, severity, session, run, trust, from, to, text.")]
    [DataRow("source=pigeon", "Unknown source 'pigeon'. Use one of: widget, page, frame, extension, bridge, browser, api, harness.")]
    [DataRow("severity=0", "Unknown severity '0'. Use one of: info, warning, error.")]
    [DataRow("trust=Trusted", "Unknown trust 'Trusted'. Use one of: untrusted, trusted.")]
    [DataRow("from=yesterday", "Invalid time 'yesterday' for 'from'. Write it like 2026-11-22T10:00:00Z.")]
    [DataRow("code=nonsense", "Unknown code 'nonsense'. Use one of: ")]
    public void Query_ThatIsWrong_GetsOneLineThatNamesWhatExists(string query, string expected)
    {
        var (filter, problem) = EventFilterQuery.Parse(query);

        Assert.IsNull(filter);
        StringAssert.StartsWith(problem, expected);
    }
}
