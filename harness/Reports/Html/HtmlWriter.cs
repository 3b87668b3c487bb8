using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>Writes HTML. Whatever is given as text or as an attribute's value is encoded: there is no way to write it as it is.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Opens an element. An attribute without a value is left out; one with an empty value is written without.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            output.Write(' ');
            output.Write(name);
            if (value.Length == 0)
                continue;
            output.Write("=\"");
            Encoder.Encode(output, value);
            output.Write('"');
        }

        output.Write('>');
        return this;
    }

    /// <summary>Closes elements, the innermost first.</summary>
    public HtmlWriter Close(params ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
        {
            output.Write("</");
            output.Write(tag);
            output.Write('>');
        }

        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string text)
    {
        Encoder.Encode(output, text);
        return this;
    }

    /// <summary>Writes an element that holds nothing but text.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    /// <summary>Ends a line, for anyone who reads the source.</summary>
    public HtmlWriter Line()
    {
        output.Write('\n');
        return this;
    }
}
