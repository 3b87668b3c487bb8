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

    /// <summary>Whether all searched words are the event's.</summary>
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
