using System.Text.Encodings.Web;

namespace KojiWidgetHarness.Host.EmbedPage;

/// <summary>The iframe as a site's author would write it.</summary>
internal static class EmbedSnippet
{
    /// <summary>One iframe tag, an attribute a line, its values encoded.</summary>
    public static string Write(Uri src, string? allow, string? sandbox)
    {
        (string Name, string? Value)[] attributes =
        [
            ("src", src.AbsoluteUri),
            ("width", "400"),
            ("height", "600"),
            ("title", "Koji interview"),
            ("allow", allow),
            ("sandbox", sandbox),
        ];
        var written = attributes
            .Where(attribute => attribute.Value is not null)
            .Select(attribute => $"\n  {attribute.Name}=\"{HtmlEncoder.Default.Encode(attribute.Value!)}\"");
        return $"<iframe{string.Concat(written)}></iframe>";
    }
}
