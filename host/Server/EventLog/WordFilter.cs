using System.Text;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>Decides from the bytes of an event, before they are read, that it cannot have the searched words.</summary>
internal static class WordFilter
{
    /// <summary>False only where an event with this body lacks one of the words.</summary>
    public static bool MayHold(ReadOnlySpan<byte> body, IReadOnlyList<SearchWord> words)
    {
        // A letter beyond ASCII, and one that is escaped, may count as another one in lower case: only the text itself tells.
        if (!Ascii.IsValid(body) || HasEscapedLetter(body))
            return true;
        Span<char> text = body.Length <= 2_048 ? stackalloc char[body.Length] : new char[body.Length];
        Ascii.ToUtf16(body, text, out _);
        foreach (var word in words)
        {
            if (!text.Contains(word.Text, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    // Our serializer escapes quotes and brackets, too, all as \u00 and a number below that of 'A'.
    private static bool HasEscapedLetter(ReadOnlySpan<byte> body)
    {
        while (body.IndexOf("\\u"u8) is >= 0 and var at)
        {
            body = body[(at + 2)..];
            if (body.Length < 3 || body[0] != '0' || body[1] != '0' || body[2] is < (byte)'2' or > (byte)'3')
                return true;
        }

        return false;
    }
}
