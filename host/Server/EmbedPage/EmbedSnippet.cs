using KojiWidgetHarness.Protocol.Corrections;

namespace KojiWidgetHarness.Host.EmbedPage;

/// <summary>The iframe as a site's author would write it.</summary>
internal static class EmbedSnippet
{
    /// <summary>Writes an iframe tag with Koji's own size.</summary>
    public static string Write(Uri src, string? allow, string? sandbox) =>
        IframeTag.Write(
            ("src", src.AbsoluteUri),
            ("width", "400"),
            ("height", "600"),
            ("title", "Koji interview"),
            ("allow", allow),
            ("sandbox", sandbox)
        );
}
