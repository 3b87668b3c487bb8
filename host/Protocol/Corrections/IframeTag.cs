using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Protocol.Corrections;

/// <summary>An iframe as a page's author would write it.</summary>
public static partial class IframeTag
{
    /// <summary>One tag, an attribute a line, its values encoded; an attribute whose value is null is left out.</summary>
    public static string Write(params IReadOnlyList<(string Name, string? Value)> attributes)
    {
        var written = attributes
            .Where(attribute => attribute.Value is not null)
            .Select(attribute => $"\n  {attribute.Name}=\"{HtmlEncoder.Default.Encode(attribute.Value!)}\"");
        return $"<iframe{string.Concat(written)}></iframe>";
    }

    /// <summary>The attributes of a tag, written as name="value" with the value encoded; what is written otherwise ends them.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Read(string attributes) =>
        [
            .. Attribute()
                .Matches(attributes)
                .Select(found => (found.Groups[1].Value, (string?)WebUtility.HtmlDecode(found.Groups[2].Value))),
        ];

    [GeneratedRegex("""\G ?([A-Za-z][A-Za-z0-9_:.-]*)="([^"]*)"(?= |$)""")]
    private static partial Regex Attribute();
}
