using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Recorders;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class FrameRecorderTests
{
    [TestMethod]
    [DataRow(null, FactValues.Inline)]
    [DataRow("", FactValues.Inline)]
    [DataRow("inline; filename=attachment.html", FactValues.Inline)]
    [DataRow("INLINE", FactValues.Inline)]
    [DataRow("filename=widget.html", FactValues.Inline)]
    [DataRow("attachment", FactValues.Attachment)]
    [DataRow(" Attachment ; filename=\"inline\"", FactValues.Attachment)]
    [DataRow("form-data; name=widget", FactValues.Attachment)]
    public void Disposition_IsWhatABrowserMakesOfTheHeader(string? header, string expected) =>
        Assert.AreEqual(expected, FrameRecorder.Disposition(header));
}
