using System.Globalization;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>Reads the encodings of a text, each pass all of one kind, in one go from left to right.</summary>
internal sealed class TextDecoder
{
    private const int DeepestByte = 250;

    // Of a character that is several bytes, only that it is a letter beyond ASCII matters here.
    private const char OtherLetter = '\u00E4';

    private static readonly (string Name, char Letter)[] Entities =
    [
        ("quot;", '"'),
        ("apos;", '\''),
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("commat;", '@'),
        ("colon;", ':'),
        ("equals;", '='),
        ("plus;", '+'),
    ];

    private string text;
    private int[] starts;
    private byte[] depths;
    private char[] read;
    private int[] readStarts;
    private byte[] readDepths;
    private int length;

    private TextDecoder(string written)
    {
        text = written;
        starts = new int[written.Length + 1];
        for (var index = 0; index <= written.Length; index++)
            starts[index] = index;
        depths = new byte[written.Length];
        (read, readStarts, readDepths) = ([], [], []);
    }

    /// <summary>The text as its reader takes it; null where nothing in it is encoded.</summary>
    public static ReadableText? Read(string written) => Read(written, written);

    /// <summary>Decodes a text in which a form may have written each space as a plus sign; null where that cannot be.</summary>
    public static ReadableText? ReadForm(string written) =>
        written.Contains('+', StringComparison.Ordinal) && written.AsSpan().IndexOfAny('%', '=') >= 0
            ? Read(written, written.Replace('+', ' '))
            : null;

    private static ReadableText? Read(string original, string written)
    {
        if (written.AsSpan().IndexOfAny('%', '\\', '&') < 0)
            return null;
        var decoder = new TextDecoder(written);
        var percent = decoder.Pass(decoder.Reference);
        var backslash = decoder.Pass(decoder.Escape);
        // JSON may hold an encoded address whose percent signs are escapes.
        var rest = backslash && decoder.Pass(decoder.Reference);
        return percent || backslash || rest ? new(original, decoder.text, decoder.starts, decoder.depths) : null;
    }

    // Given where an escape may begin, how many characters it takes; 0 for none. It writes what they stand for.
    private bool Pass(Func<int, int> escape)
    {
        if (text.AsSpan().IndexOfAny('%', '\\', '&') < 0)
            return false;
        (read, readStarts, readDepths, length) = (new char[text.Length], new int[text.Length + 1], new byte[text.Length], 0);
        for (var index = 0; index < text.Length; )
        {
            var taken = text[index] is '%' or '&' or '\\' ? escape(index) : 0;
            if (taken == 0)
            {
                Write(text[index], index, depths[index]);
                taken = 1;
            }

            index += taken;
        }

        if (length == text.Length)
            return false;
        readStarts[length] = starts[text.Length];
        (text, starts, depths) = (new string(read, 0, length), readStarts[..(length + 1)], readDepths[..length]);
        return true;
    }

    private void Write(char letter, int from, int depth)
    {
        (read[length], readStarts[length], readDepths[length]) = (letter, starts[from], (byte)Math.Min(depth, DeepestByte));
        length++;
    }

    private int Reference(int start) =>
        text[start] switch
        {
            '%' => Percent(start),
            '&' => Entity(start),
            _ => 0,
        };

    // RFC 3986, 2.1. What was encoded twice has %25 in place of its percent sign.
    private int Percent(int start)
    {
        var (at, depth) = (start + 1, depths[start] + 1);
        while (IsHex(at, 2) && text[at] == '2' && text[at + 1] == '5' && IsHex(at + 2, 2))
            (at, depth) = (at + 2, depth + 1);
        if (!IsHex(at, 2))
            return 0;
        var code = Hex(at, 2);
        Write(code < 0x80 ? (char)code : OtherLetter, start, depth);
        return at + 2 - start;
    }

    // HTML, 13.2.5.72. What was encoded twice has &amp; in place of its ampersand.
    private int Entity(int start)
    {
        var (at, depth) = (start + 1, depths[start] + 1);
        while (Is(at, "amp;") && at + 4 < text.Length && (char.IsAsciiLetter(text[at + 4]) || text[at + 4] == '#') && IsEntity(at + 4))
            (at, depth) = (at + 4, depth + 1);
        foreach (var (name, letter) in Entities)
        {
            if (!Is(at, name))
                continue;
            Write(letter, start, depth);
            return at + name.Length - start;
        }

        if (Number(at) is not ({ } code, var end))
            return 0;
        Write(code is > 0 and < 0x80 ? (char)code : OtherLetter, start, depth);
        return end - start;
    }

    private bool IsEntity(int at)
    {
        foreach (var (name, _) in Entities)
        {
            if (Is(at, name))
                return true;
        }

        return Number(at).Code is not null;
    }

    private (int? Code, int End) Number(int at)
    {
        const int MostDigits = 8;
        if (at >= text.Length || text[at] != '#')
            return (null, 0);
        var isHex = at + 1 < text.Length && text[at + 1] is 'x' or 'X';
        var first = at + (isHex ? 2 : 1);
        var end = first;
        while (end < text.Length && end - first < MostDigits && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        return
            end > first
            && end < text.Length
            && text[end] == ';'
            && int.TryParse(
                text.AsSpan(first, end - first),
                isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var code
            )
            ? (code, end + 1)
            : (null, 0);
    }

    // RFC 8259, 7, and what JavaScript has beside it. A quote within n strings has 2^n - 1 backslashes before it, those of an escaped
    // backslash more.
    private int Escape(int start)
    {
        if (text[start] != '\\')
            return 0;
        var (at, depth) = (start, 0);
        for (; at < text.Length && text[at] == '\\'; at++)
            depth = Math.Max(depth, depths[at]);
        var count = at - start;
        if (at == text.Length)
            return Copied(start, count);
        depth = Math.Max(depth, depths[at]);
        switch (text[at])
        {
            case '"' or '\'' or '`':
                var levels = int.TrailingZeroCount(~count);
                var own = (1 << levels) - 1;
                Copied(start, count - own);
                Write(text[at], at - own, depth + levels);
                return count + 1;
            case '/':
                Write('/', start, depth + 1);
                return count + 1;
            case 'u' when IsHex(at + 1, 4):
                Write((char)Hex(at + 1, 4), start, depth + Levels(count));
                return count + 5;
            case 'x' when IsHex(at + 1, 2):
                Write((char)Hex(at + 1, 2), start, depth + Levels(count));
                return count + 3;
            case 'n' or 'r' or 't':
                Write(text[at] == 't' ? '\t' : '\n', start, depth + Levels(count));
                return count + 1;
            default:
                return Copied(start, count);
        }
    }

    private static int Levels(int count) => int.Log2(count) + 1;

    private int Copied(int start, int count)
    {
        for (var at = start; at < start + count; at++)
            Write('\\', at, depths[at]);
        return count;
    }

    private bool Is(int at, string name) => string.CompareOrdinal(text, at, name, 0, name.Length) == 0;

    private bool IsHex(int at, int count)
    {
        if (at + count > text.Length)
            return false;
        for (var digit = at; digit < at + count; digit++)
        {
            if (!char.IsAsciiHexDigit(text[digit]))
                return false;
        }

        return true;
    }

    private int Hex(int at, int count) => int.Parse(text.AsSpan(at, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

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

    /// <summary>Gets what these characters were written as.</summary>
    public SecretSpan Span(int start, int end, string quote = "") =>
        starts is null ? new(start, end, quote) : new(starts[start], starts[end], quote);

    /// <summary>Gets what one character was written as.</summary>
    public string WrittenAt(int index) => starts is null ? Text[index].ToString() : Written[starts[index]..starts[index + 1]];
}
