using System.Text;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>
/// The words by which an event is found. Index and search cut text by this one rule, so that an event is found alike before and after
/// it was indexed.
/// </summary>
internal static class EventText
{
    // Longer ones are not words but encoded data; their beginning tells them apart.
    private const int LongestWord = 40;

    /// <summary>The different words of an event.</summary>
    public static HashSet<string> Words(EventEnvelope item)
    {
        var words = new HashSet<string>();
        foreach (var text in Texts(item))
            Cut(text, words);
        return words;
    }

    /// <summary>The words of a search; a star behind one makes it the beginning of words.</summary>
    public static IReadOnlyList<SearchWord> Searched(string text)
    {
        var searched = new List<SearchWord>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = new HashSet<string>();
            Cut(part, words);
            searched.AddRange(words.Select((word, index) => new SearchWord(word, part.EndsWith('*') && index == words.Count - 1)));
        }

        return searched;
    }

    /// <summary>Determines whether all searched words are the event's.</summary>
    public static bool Fits(EventEnvelope item, IReadOnlyList<SearchWord> searched)
    {
        var words = Words(item);
        return searched.All(word => word.IsIn(words));
    }

    private static IEnumerable<string?> Texts(EventEnvelope item) =>
        [
            item.Code.Value,
            item.Message,
            item.Origin,
            item.Raw?.Text,
            item.Frame?.Src,
            item.Frame?.Allow,
            .. item.Evidence?.Select(evidence => evidence.Value) ?? [],
        ];

    private static void Cut(string? text, HashSet<string> words)
    {
        var word = new StringBuilder(LongestWord);
        foreach (var rune in text.AsSpan().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (word.Length < LongestWord)
                    word.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
            words.Add(word.ToString());
    }
}

/// <summary>A word that is searched for.</summary>
/// <param name="Text">The word, as <see cref="EventText"/> cuts it.</param>
/// <param name="BeginningOnly">Whether it stands for every word that begins with it.</param>
internal sealed record SearchWord(string Text, bool BeginningOnly)
{
    /// <summary>Determines whether the word is among an event's words.</summary>
    public bool IsIn(HashSet<string> words) =>
        words.Contains(Text) || (BeginningOnly && words.Any(word => word.StartsWith(Text, StringComparison.Ordinal)));
}

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
