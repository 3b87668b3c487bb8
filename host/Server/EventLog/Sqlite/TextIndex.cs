namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Asks the text index.</summary>
internal static class TextIndex
{
    public static List<long> Positions(LogView view, LogScope scope, int most, bool newestFirst) =>
        view.Prepare(
                $"""
                SELECT rowid FROM event_text WHERE event_text MATCH ?1 AND rowid > ?2 AND rowid < ?3
                ORDER BY rowid {(newestFirst ? "DESC" : "ASC")} LIMIT ?4
                """,
                4
            )
            .Numbers(TextTerms.Match(scope), scope.After, scope.Before, most);
}
