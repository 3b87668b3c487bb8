using System.Text.Encodings.Web;

namespace KojiWidgetHarness.Protocol.Corrections;

/// <summary>An iframe as a page's author would write it.</summary>
public static class IframeTag
{
    /// <summary>One tag, an attribute a line, its values encoded; an attribute whose value is null is left out.</summary>
    public static string Write(params IReadOnlyList<(string Name, string? Value)> attributes)
    {
        var written = attributes
            .Where(attribute => attribute.Value is not null)
            .Select(attribute => $"\n  {attribute.Name}=\"{HtmlEncoder.Default.Encode(attribute.Value!)}\"");
        return $"<iframe{string.Concat(written)}></iframe>";
    }
}
