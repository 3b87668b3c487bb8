using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Markdown, whose code is not part of the page's HTML.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>
    /// The text with its code replaced by spaces, every other character in its place; all of it where it nests too deep to be read.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="isMdx">Whether it is MDX, in which indented text is not code.</param>
    public static string WithoutCode(string text, bool isMdx)
    {
        var written = text.ToCharArray();
        try
        {
            var document = Markdown.Parse(text, Pipeline);
            foreach (var code in document.Descendants<CodeBlock>().Where(code => !isMdx || code is FencedCodeBlock))
                Blank(written, code.Span);
            foreach (var code in document.Descendants<CodeInline>())
                Blank(written, code.Span);
        }
        // What Markdig says of nesting beyond its limit.
        catch (ArgumentException)
        {
            Blank(written, new(0, text.Length - 1));
        }

        return new(written);
    }

    // Lines stay lines.
    private static void Blank(char[] text, SourceSpan span)
    {
        for (var index = Math.Max(0, span.Start); index <= span.End && index < text.Length; index++)
        {
            if (text[index] is not ('\r' or '\n'))
                text[index] = ' ';
        }
    }
}
