using System.Text;
using System.Xml;

namespace KojiWidgetHarness.Reports;

/// <summary>The XML of reports.</summary>
internal static class ReportXml
{
    /// <summary>Creates a writer, indented and without a byte order mark; line breaks in texts stay what they are.</summary>
    public static XmlWriter Create(Stream output) =>
        XmlWriter.Create(
            output,
            new()
            {
                Async = true,
                Indent = true,
                Encoding = new UTF8Encoding(false),
                NewLineHandling = NewLineHandling.Entitize,
            }
        );
}
