using System.Xml;
using System.Xml.Linq;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads <c>customHeaders</c> in <c>web.config</c> of IIS.</summary>
internal static class IisSettings
{
    public const string FileName = "web.config";

    /// <summary>The rules of a file, in their order; null where it is not XML.</summary>
    public static IReadOnlyList<HeaderRule>? Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return
            [
                .. root.Descendants().Where(element => Name(element) == "customHeaders").SelectMany(Of),
                .. root.Descendants().Where(IsRewritten).Select(Rewritten).OfType<HeaderRule>(),
            ];
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<HeaderRule> Of(XElement headers)
    {
        var pages =
            headers.Ancestors().FirstOrDefault(element => Name(element) == "location")?.Attribute("path")?.Value is { Length: > 0 } path
            && path != "."
                ? PathPattern.Of(path, $"/{System.Text.RegularExpressions.Regex.Escape(path.Trim('/'))}(?:/.*)?", ignoresCase: true)
                : PathPattern.Everything;
        foreach (var element in headers.Elements())
        {
            if (Name(element) == "clear")
            {
                foreach (var all in PolicyHeaders.All)
                    yield return new(all, null, Line(element), pages) { Action = HeaderAction.Remove };
            }
            else if (PolicyHeaders.Of(element.Attribute("name")?.Value.Trim() ?? "") is { } name)
            {
                yield return Name(element) == "remove"
                    ? new(name, null, Line(element), pages) { Action = HeaderAction.Remove }
                    : new(name, element.Attribute("value")?.Value, Line(element), pages);
            }
        }
    }

    // A rule that writes a header into what goes out has conditions.
    private static bool IsRewritten(XElement element) =>
        Name(element) == "match"
        && (element.Attribute("serverVariable")?.Value.StartsWith("RESPONSE_", StringComparison.OrdinalIgnoreCase) ?? false);

    private static HeaderRule? Rewritten(XElement match) =>
        PolicyHeaders.Of(match.Attribute("serverVariable")!.Value["RESPONSE_".Length..].Replace('_', '-')) is { } name
            ? new(name, null, Line(match), PathPattern.Unknown("what a rule of rewriting matches"))
            : null;

    private static string Name(XElement element) => element.Name.LocalName;

    private static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
