using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>
/// A search as a person writes it: words, beginnings of words with a star behind them, phrases in quotes, and <c>field:value</c>; a minus
/// in front of one excludes it. Words that only punctuation parts are a phrase, too, as an id is. Whatever is typed is a search: what has
/// no meaning of its own is searched as words.
/// </summary>
/// <param name="Terms">What an event has to fit, all of it.</param>
internal sealed record SearchText(IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>How many UTF-16 units are looked at.</summary>
    public const int Longest = 1_000;

    private static readonly Dictionary<string, SearchField> Fields = Enum.GetValues<SearchField>()
        .ToDictionary(field => field.ToName(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the words that an event must have to be found, whatever else is asked for.</summary>
    public IEnumerable<SearchWord> Required => Terms.Where(term => !term.Excluded).SelectMany(term => term.Words);

    /// <summary>Reads a search.</summary>
    /// <returns>The search; null where the text has nothing to search for, as punctuation alone.</returns>
    public static SearchText? Parse(string text)
    {
        var terms = new List<SearchTerm>();
        var unfinished = false;
        foreach (var part in Parts(Readable(text)))
        {
            if (part.Value.Length == 0)
                unfinished = true;
            else if (part.Field is not null)
                terms.Add(OfField(part));
            else if (EventText.Cut(part.Value) is { Count: > 0 } words)
                terms.Add(OfText(part, words));
        }

        return terms.Count > 0 || unfinished ? new SearchText(terms) : null;
    }

    /// <summary>The search with a star behind each word that has none: what is being typed is the beginning of words.</summary>
    public static string Beginnings(string text)
    {
        var all = new System.Text.StringBuilder();
        var at = 0;
        foreach (var part in Parts(text))
        {
            all.Append(text, at, part.End - at);
            if (!part.Quoted && part.Field is null && part.Value.Length > 0 && char.IsLetterOrDigit(text[part.End - 1]))
                all.Append('*');
            at = part.End;
        }

        return all.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Gets in one line why a search can find nothing; null where it can.</summary>
    public static string? Explain(string text)
    {
        foreach (var part in Parts(text))
        {
            if (part.Excluded || part.Value.Length == 0 || Names(part.Field) is not { } names || names.Any(OfField(part).HasName))
                continue;
            return $"Unknown {part.Field!.Value.ToName()} in the search. Use one of: {string.Join(", ", names)}.";
        }

        return text.Length > Longest ? $"Only the first {Longest} characters are searched." : null;
    }

    /// <summary>Determines whether events of a kind may be found.</summary>
    public bool FitsKind(string code, string source, string severity, string trust) =>
        Terms.All(term =>
            term.Field switch
            {
                SearchField.Code => term.HasName(code) != term.Excluded,
                SearchField.Source => term.HasName(source) != term.Excluded,
                SearchField.Severity => term.HasName(severity) != term.Excluded,
                SearchField.Trust => term.HasName(trust) != term.Excluded,
                _ => true,
            }
        );

    /// <summary>What is left of the search for events whose kind fits; null for nothing.</summary>
    public SearchText? WithoutKinds() =>
        Terms.Where(term => term.Field is null or SearchField.Session or SearchField.Run).ToList() is { Count: > 0 } left
            ? new SearchText(left)
            : null;

    // Not half a word.
    private static string Readable(string text) =>
        text.Length <= Longest ? text
        : text[..Longest] is var start && start.LastIndexOf(' ') is > 0 and var end && text[Longest] != ' ' ? start[..end]
        : start;

    private static IReadOnlyList<string>? Names(SearchField? field) =>
        field switch
        {
            SearchField.Code => [.. EventCodes.All.Select(info => info.Code.Value)],
            SearchField.Source => [.. Enum.GetValues<EventSource>().Select(item => item.ToName())],
            SearchField.Severity => [.. Enum.GetValues<Severity>().Select(item => item.ToName())],
            SearchField.Trust => [.. Enum.GetValues<TrustLevel>().Select(item => item.ToName())],
            _ => null,
        };

    private static SearchTerm OfField(SearchPart part)
    {
        var value = part.Value.TrimEnd('*');
        // An event of that session has these words; that they begin the session's name is seen in the event.
        var words = part.Field is SearchField.Session or SearchField.Run ? Words(EventText.Cut(value), true) : [];
        return new SearchTerm(words, part.Excluded) { Field = part.Field, Value = value };
    }

    private static SearchTerm OfText(SearchPart part, List<string> words) =>
        new(Words(words, part.Beginning), part.Excluded) { IsPhrase = words.Count > 1 };

    private static IReadOnlyList<SearchWord> Words(List<string> words, bool lastIsBeginning) =>
        [.. words.Select((word, index) => new SearchWord(word, lastIsBeginning && index == words.Count - 1))];

    private static IEnumerable<SearchPart> Parts(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                continue;
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            var excluded = text[at] == '-' && (at + 1 == end || text[at + 1] == '"' || char.IsLetterOrDigit(text[at + 1]));
            if (excluded)
                at++;
            SearchField? field = null;
            if (text.IndexOf(':', at, end - at) is > 0 and var colon && Fields.TryGetValue(text[at..colon], out var named))
                (field, at) = (named, colon + 1);
            if (at == end || text[at] != '"')
            {
                yield return new SearchPart(text[at..end], end, excluded, field, false, end > at && text[end - 1] == '*');
                at = end;
                continue;
            }

            // A quote that is not closed yet is being typed: its last word, too.
            var close = text.IndexOf('"', at + 1);
            var open = close < 0;
            var value = open ? text[(at + 1)..] : text[(at + 1)..close];
            at = open ? text.Length : close;
            var star = !open && at + 1 < text.Length && text[at + 1] == '*';
            if (star)
                at++;
            yield return new SearchPart(value, Math.Min(at + 1, text.Length), excluded, field, true, open || star);
        }
    }

    private readonly record struct SearchPart(string Value, int End, bool Excluded, SearchField? Field, bool Quoted, bool Beginning);
}

/// <summary>What a search can ask for by its name.</summary>
internal enum SearchField
{
    /// <summary>Any part of the code.</summary>
    Code,

    /// <summary>The beginning of the source's name.</summary>
    Source,

    /// <summary>The beginning of the severity's name.</summary>
    Severity,

    /// <summary>The beginning of the trust's name.</summary>
    Trust,

    /// <summary>The beginning of the session's name.</summary>
    Session,

    /// <summary>The beginning of the run's name.</summary>
    Run,
}

/// <summary>One of the things that a search asks for.</summary>
/// <param name="Words">The words that an event has which fits it.</param>
/// <param name="Excluded">Whether an event must not fit it.</param>
internal sealed record SearchTerm(IReadOnlyList<SearchWord> Words, bool Excluded)
{
    /// <summary>Gets the field that is asked for; null for any text.</summary>
    public SearchField? Field { get; init; }

    /// <summary>Gets the value of the field; empty for a term without one.</summary>
    public string Value { get; init; } = "";

    /// <summary>Gets a value indicating whether the words follow one another.</summary>
    public bool IsPhrase { get; init; }

    /// <summary>Gets a value indicating whether the words alone decide.</summary>
    public bool IsWords => Field is null && !IsPhrase;

    /// <summary>Determines whether a name is what the field asks for.</summary>
    public bool HasName(string name) =>
        Field switch
        {
            SearchField.Session or SearchField.Run => name.StartsWith(Value, StringComparison.OrdinalIgnoreCase),
            SearchField.Code => Values.Any(value => name.Contains(value, StringComparison.OrdinalIgnoreCase)),
            _ => Values.Any(value => name.StartsWith(value, StringComparison.OrdinalIgnoreCase)),
        };

    // Of a kind any of several is meant, as in the filter; nothing but a star or a comma is any.
    private string[] Values => Value.Split(',', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } values ? values : [""];
}

/// <summary>A word that is searched for.</summary>
/// <param name="Text">The word, as <see cref="EventText"/> cuts it.</param>
/// <param name="BeginningOnly">Whether it stands for every word that begins with it, and for a code that has it as a part.</param>
internal sealed record SearchWord(string Text, bool BeginningOnly)
{
    /// <summary>Determines whether a word of an event is this one.</summary>
    public bool Is(string word) => BeginningOnly ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text;

    /// <summary>Determines whether the word stands for a code because of a part of it.</summary>
    public bool IsPartOf(string code) => BeginningOnly && code.Contains(Text, StringComparison.OrdinalIgnoreCase);
}
