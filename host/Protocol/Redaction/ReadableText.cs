namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// A text as its reader takes it: percent-encoding, HTML's entities and the escapes of JSON and JavaScript read, however often one was
/// put around the other. Each character knows where it was written, and how deep.
/// </summary>
internal sealed class ReadableText
{
    private readonly int[]? starts;
    private readonly byte[]? depths;

    /// <summary>The text as it is written.</summary>
    public ReadableText(string text) => (Text, Written) = (text, text);

    internal ReadableText(string written, string text, int[] starts, byte[] depths) =>
        (Written, Text, this.starts, this.depths) = (written, text, starts, depths);

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>The text as it was written, with its escapes.</summary>
    public string Written { get; }

    /// <summary>How many encodings a character was written in: 0 for one that stands for itself.</summary>
    public int DepthOf(int index) => depths is null ? 0 : depths[index];

    /// <summary>What these characters were written as.</summary>
    public SecretSpan Span(int start, int end, string quote = "") =>
        starts is null ? new(start, end, quote) : new(starts[start], starts[end], quote);

    /// <summary>What one character was written as.</summary>
    public string WrittenAt(int index) => starts is null ? Text[index].ToString() : Written[starts[index]..starts[index + 1]];
}
