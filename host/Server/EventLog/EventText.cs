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
    public static HashSet<string> Words(EventEnvelope item) => [.. Texts(item).SelectMany(Cut)];

    /// <summary>Determines whether an event has all that is searched, as far as its kind does not decide it.</summary>
    public static bool Fits(EventEnvelope item, SearchText search)
    {
        HashSet<string>? words = null;
        return search.Terms.All(term =>
            term.Excluded
            != term switch
            {
                { Field: SearchField.Session } => term.HasName(item.Session),
                { Field: SearchField.Run } => term.HasName(item.Run),
                { IsPhrase: true } => Texts(item).Any(text => Holds(text, term.Words)),
                _ => term.Words.All(word => Has(words ??= Words(item), word) || word.IsPartOf(item.Code.Value)),
            }
        );
    }

    /// <summary>The words of a text, in their order.</summary>
    public static List<string> Cut(string? text)
    {
        var words = new List<string>();
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
        return words;
    }

    private static IEnumerable<string?> Texts(EventEnvelope item) =>
        [
            item.Code.Value,
            item.Message,
            item.Origin,
            item.Raw?.Text,
            item.Frame?.Src,
            item.Frame?.Allow,
            item.Session,
            item.Run,
            .. item.Evidence?.Select(evidence => evidence.Value) ?? [],
        ];

    private static bool Has(HashSet<string> words, SearchWord word) =>
        words.Contains(word.Text) || (word.BeginningOnly && words.Any(word.Is));

    // Thousands of texts may be looked at: what is plain is not cut.
    private static bool Holds(string? text, IReadOnlyList<SearchWord> phrase)
    {
        if (text is null)
            return false;
        if (!Ascii.IsValid(text) || phrase.Any(word => word.Text.Length >= LongestWord))
            return Holds(Cut(text), phrase);
        var first = phrase[0].Text;
        for (int at = 0, found; (found = text.IndexOf(first, at, StringComparison.OrdinalIgnoreCase)) >= 0; at = found + 1)
        {
            if ((found == 0 || !char.IsAsciiLetterOrDigit(text[found - 1])) && Begins(text.AsSpan(found), phrase))
                return true;
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<char> text, IReadOnlyList<SearchWord> phrase)
    {
        foreach (var word in phrase)
        {
            while (text.Length > 0 && !char.IsAsciiLetterOrDigit(text[0]))
                text = text[1..];
            if (!text.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
                return false;
            text = text[word.Text.Length..];
            if (!word.BeginningOnly && text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]))
                return false;
        }

        return true;
    }

    private static bool Holds(List<string> text, IReadOnlyList<SearchWord> phrase) =>
        Enumerable
            .Range(0, Math.Max(0, text.Count - phrase.Count + 1))
            .Any(start => phrase.Select((word, index) => word.Is(text[start + index])).All(fits => fits));
}

/// <summary>Decides from the bytes of an event, before they are read, that it cannot have the searched words.</summary>
internal static class WordFilter
{
    /// <summary>False only where an event with this body lacks one of the words.</summary>
    public static bool MayHold(ReadOnlySpan<byte> body, IEnumerable<SearchWord> words)
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
