using System.Text;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>How the bytes of a file are text, so that the same text is the same bytes again.</summary>
/// <param name="Encoding">Throws at what it does not know.</param>
/// <param name="Mark">The byte order mark that stands before the text; empty without.</param>
internal sealed record PageEncoding(Encoding Encoding, byte[] Mark)
{
    private static readonly IReadOnlyList<PageEncoding> Marked =
    [
        With(new UTF8Encoding(true, true)), With(new UnicodeEncoding(false, true, true)), With(new UnicodeEncoding(true, true, true)),
    ];

    private static readonly PageEncoding Plain = new(new UTF8Encoding(false, true), []);

    // Each byte is a character: what the text is meant to say may differ, but ASCII, of which tags are made, is the same in nearly all encodings.
    private static readonly PageEncoding Bytewise = new(Encoding.Latin1, []);

    /// <summary>Reads a file: by its mark, or as UTF-8; else byte by byte.</summary>
    public static (string Text, PageEncoding Encoding) Read(byte[] bytes)
    {
        var likely = Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Mark)) ?? Plain;
        try
        {
            return (likely.Encoding.GetString(bytes.AsSpan(likely.Mark.Length)), likely);
        }
        catch (DecoderFallbackException)
        {
            return (Bytewise.Encoding.GetString(bytes), Bytewise);
        }
    }

    /// <summary>The bytes of a file with this text.</summary>
    public byte[] Write(string text) => [.. Mark, .. Encoding.GetBytes(text)];

    private static PageEncoding With(Encoding encoding) => new(encoding, encoding.GetPreamble());
}
