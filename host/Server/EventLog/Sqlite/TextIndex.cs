using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Asks the text index.</summary>
internal static class TextIndex
{
    /// <summary>
    /// How many events one look reads at most where the index cannot decide: it has words, but not their order, and of beginnings that
    /// many words share only their first two characters.
    /// </summary>
    public const int MostLookedAt = 10_000;

    private const int AtOnce = 1_000;

    public static FoundEvents Find(LogView view, LogScope scope, int most, bool newestFirst)
    {
        if (TextQuery.Of(view, scope) is not { } query)
            return new([]);
        if (query.IsExact)
            return new(Positions(view, query, scope, most, newestFirst));
        var found = new List<long>();
        for (var looked = 0; looked < MostLookedAt; looked += AtOnce)
        {
            var some = Positions(view, query, scope, AtOnce, newestFirst);
            found.AddRange(some.Where(position => scope.Finds(view.Body(position))).Take(most - found.Count));
            if (found.Count == most || some.Count < AtOnce)
                return new(found);
            scope = newestFirst ? scope with { Before = some[^1] } : scope with { After = some[^1] };
        }

        return new(found, newestFirst ? scope.Before : scope.After);
    }

    private static List<long> Positions(LogView view, TextQuery query, LogScope scope, int most, bool newestFirst) =>
        view.Prepare(
                $"""
                SELECT rowid FROM event_text WHERE event_text MATCH ?1 AND rowid > ?2 AND rowid < ?3
                ORDER BY rowid {(newestFirst ? "DESC" : "ASC")} LIMIT ?4
                """,
                4
            )
            .Numbers(query.Match, scope.After, scope.Before, most);
}

/// <summary>A search as the text index is asked for it.</summary>
/// <param name="Match">The question, in FTS5's language.</param>
/// <param name="IsExact">Whether all that it finds is asked for; otherwise some of it is not.</param>
internal sealed record TextQuery(string Match, bool IsExact)
{
    // So many different words with one beginning are asked for by their names, each of which is a list in the order of the log. Asked for
    // a beginning that it has no list for, the index would put together one of all its words first, however many are wanted.
    private const int MostWords = 100;

    /// <summary>Makes the question.</summary>
    /// <returns>The question; null where a word is nowhere in the log.</returns>
    public static TextQuery? Of(LogView view, LogScope scope)
    {
        // A scope without a search does not ask the text index.
        var terms = scope.Search!.Terms;
        List<string> all = [];
        List<string> none = [];
        var isExact = true;
        foreach (var term in terms)
        {
            var words = term.Words.Select(word => (Word: word, Lists: Lists(view, word))).ToList();
            var isDecided = term.IsWords && words.TrueForAll(item => item.Lists.AreExact);
            isExact &= isDecided;
            if (term.Excluded)
            {
                if (isDecided && words.TrueForAll(item => item.Lists.Terms.Count > 0))
                    none.Add($"({string.Join(" AND ", words.Select(item => Either(item.Lists.Terms)))})");
                continue;
            }

            if (words.Exists(item => item.Lists is { AreExact: true, Terms.Count: 0 }))
                return null;
            all.AddRange(words.Where(item => item.Lists.Terms.Count > 0).Select(item => Either(item.Lists.Terms)));
        }

        if (scope.Session is { } session)
            all.Add(Quoted(TextTerms.Session(session)));
        if (scope.Run is { } run)
            all.Add(Quoted(TextTerms.Run(run)));
        // Something has to be there from which others are excluded.
        if (scope.Kinds is not null || all.Count == 0)
            all.Add(Either((scope.Kinds ?? [.. view.Kinds.Select(kind => kind.Id)]).Select(kind => Quoted(TextTerms.Kind(kind)))));
        var match = string.Join(" AND ", all);
        return new TextQuery(none.Count == 0 ? match : $"({match}) NOT ({string.Join(" OR ", none)})", isExact);
    }

    // What the index has lists of for a word. None, and not exact: any event may have it.
    private static (List<string> Terms, bool AreExact) Lists(LogView view, SearchWord word)
    {
        if (!word.BeginningOnly)
            return ([Quoted(word.Text)], true);
        var known = TextWords.Beginning(view, word.Text, MostWords + 1);
        var kinds = view.Kinds.Where(kind => word.IsPartOf(kind.Code)).Select(kind => Quoted(TextTerms.Kind(kind.Id)));
        if (known.Count <= MostWords)
            return ([.. known.Select(Quoted), .. kinds], true);
        var runes = word.Text.EnumerateRunes().Take(LogSchema.IndexedBeginning + 1).ToList();
        if (runes.Count < LogSchema.IndexedBeginning)
            return ([], false);
        var beginning = string.Concat(runes.Take(LogSchema.IndexedBeginning));
        return ([$"{Quoted(beginning)} *", .. kinds], runes.Count == LogSchema.IndexedBeginning);
    }

    private static string Either(IEnumerable<string> terms) => $"({string.Join(" OR ", terms)})";

    // Letters and digits, and the underscores of our own terms.
    private static string Quoted(string term) => $"\"{term}\"";
}

/// <summary>The different words of the text index.</summary>
internal static class TextWords
{
    /// <summary>At most so many of those that begin with a text.</summary>
    public static List<string> Beginning(LogView view, string text, int most)
    {
        var found = new List<string>();
        // Each is found by one step into the index: to walk on from one word to the next would read all events that have it.
        var next = view.Prepare("SELECT term FROM event_word WHERE term >= ?1 LIMIT 1", 1);
        for (var from = text; found.Count < most; from = found[^1] + '\u0001')
        {
            if (next.Rows(row => row.GetString(0), from) is not [var word] || !word.StartsWith(text, StringComparison.Ordinal))
                break;
            found.Add(word);
        }

        return found;
    }
}

/// <summary>
/// The terms by which the text index knows an event's session, run and kind: with them in the index a search that is narrowed by other
/// filters need not look at every event that has the words. No word begins with an underscore.
/// </summary>
internal static class TextTerms
{
    public static string Of(long session, long run, long kind) => $" {Session(session)} {Run(run)} {Kind(kind)}";

    public static string Session(long id) => $"_s{id}";

    public static string Run(long id) => $"_r{id}";

    public static string Kind(long id) => $"_k{id}";
}

/// <summary>Puts events into the text index, inside the writer's transaction.</summary>
internal sealed class TextInsert(SqliteConnection connection) : IDisposable
{
    private readonly InsertStatement insert = new(connection, "INSERT INTO event_text (rowid, words) VALUES (?1, ?2)");

    public void Run(long position, long session, long run, long kind, byte[] body)
    {
        insert.Bind(position);
        insert.BindText(2, string.Join(' ', Words(body)) + TextTerms.Of(session, run, kind));
        insert.Run();
    }

    /// <summary>Puts all events into an empty index that are in the other indexes.</summary>
    public static void Fill(SqliteConnection connection)
    {
        using var next = new Statement(
            connection,
            "SELECT position, session, run, kind, body FROM event WHERE position > ?1 AND position <= (SELECT indexed FROM state) ORDER BY position LIMIT 1000",
            1
        );
        using var text = new TextInsert(connection);
        for (var last = 0L; ; )
        {
            var rows = next.Rows(
                row =>
                    (
                        Position: row.GetInt64(0),
                        Session: row.GetInt64(1),
                        Run: row.GetInt64(2),
                        Kind: row.GetInt64(3),
                        Body: (byte[])row[4]
                    ),
                last
            );
            if (rows.Count == 0)
                return;
            foreach (var (position, session, run, kind, body) in rows)
                text.Run(position, session, run, kind, body);
            last = rows[^1].Position;
        }
    }

    public void Dispose() => insert.Dispose();

    // One event that this version cannot read must not keep all later ones from being found.
    private static HashSet<string> Words(byte[] body)
    {
        try
        {
            return EventText.Words(new StoredEvent(body).Envelope);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
