using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>The tables of the log. A file of an older version is brought forward, step by step, in one transaction.</summary>
internal static class LogSchema
{
    // A step that was released is never changed; a change is a further step.
    private static readonly (string Sql, Action<SqliteConnection>? Fill)[] Steps =
    [
        (Events, null),
        (TextIndex, null),
        (Entries, null),
        (SessionList, SessionPages.Fill),
        (NamesInText, TextInsert.Fill),
    ];

    // A kind is what is the same for many events, so that an event needs one small number for it. Which sequences of a session were
    // stored is in spans: one row for a session without gaps. Each index ends, as always, with the position.
    private const string Events = """
        CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL, purged INTEGER NOT NULL, received INTEGER NOT NULL);
        INSERT INTO state VALUES (1, 0, 0, 0);
        CREATE TABLE run (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE session (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, run INTEGER NOT NULL, started INTEGER NOT NULL, last INTEGER NOT NULL,
            events INTEGER NOT NULL DEFAULT 0, errors INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX session_run ON session (run);
        CREATE INDEX session_empty ON session (last) WHERE events = 0;
        CREATE TABLE span (
            session INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (session, first)) WITHOUT ROWID;
        CREATE TABLE kind (
            id INTEGER PRIMARY KEY, code TEXT NOT NULL, source TEXT NOT NULL, severity TEXT NOT NULL, trust TEXT NOT NULL,
            events INTEGER NOT NULL DEFAULT 0, UNIQUE (code, source, severity, trust));
        CREATE TABLE event (
            position INTEGER PRIMARY KEY, session INTEGER NOT NULL, run INTEGER NOT NULL, kind INTEGER NOT NULL,
            received INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX event_kind ON event (kind);
        CREATE INDEX event_session ON event (session, kind);
        CREATE INDEX event_run ON event (run, kind);
        """;

    // The words come already cut, in lower case; '_' stands only in the terms that name an event's session, run and kind.
    private const string TextIndex = """
        ALTER TABLE state ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
        CREATE VIRTUAL TABLE event_text USING fts5 (
            words, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
        """;

    // Indexes on the events themselves would be written in the append's own transaction. Entries are written behind it, together with
    // the text index: what is not indexed yet is looked through.
    private const string Entries = """
        CREATE TABLE entry (position INTEGER PRIMARY KEY, session INTEGER NOT NULL, run INTEGER NOT NULL, kind INTEGER NOT NULL);
        INSERT INTO entry SELECT position, session, run, kind FROM event WHERE position <= (SELECT indexed FROM state) ORDER BY position;
        DROP INDEX event_kind;
        DROP INDEX event_session;
        DROP INDEX event_run;
        CREATE INDEX entry_kind ON entry (kind);
        CREATE INDEX entry_session ON entry (session, kind);
        CREATE INDEX entry_run ON entry (run, kind);
        """;

    // When a session began and ended is when its events were stored, but for those that another host has recorded.
    private const string SessionList = """
        ALTER TABLE session ADD COLUMN began INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE session ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
        UPDATE session SET began = started, ended = last;
        CREATE INDEX session_began ON session (began);
        CREATE TABLE session_page (
            session INTEGER PRIMARY KEY, address TEXT, title TEXT, browser TEXT, words TEXT NOT NULL);
        """;

    /// <summary>The beginnings of words that the text index has lists of are so many characters long.</summary>
    public const int IndexedBeginning = 2;

    // Words of before lacked the names of session and run, and were cut once more by SQLite, which knows other letters than .NET does: a
    // word that became two could not be searched. The terms that name an event's session, run and kind begin with '_'.
    private const string NamesInText = """
        DROP TABLE event_text;
        CREATE VIRTUAL TABLE event_text USING fts5 (
            words, content='', contentless_delete=1, detail=none, prefix='2', tokenize="ascii tokenchars '_'");
        CREATE VIRTUAL TABLE event_word USING fts5vocab (event_text, instance);
        """;

    /// <exception cref="EventLogException">The file is of a newer version.</exception>
    public static void Migrate(SqliteConnection connection, string path)
    {
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        var found = (long)version.ExecuteScalar()!; // The pragma always has a value.
        if (found > Steps.Length)
        {
            throw new EventLogException(
                $"The event log '{path}' is of a newer version ({found}; this program knows {Steps.Length}). Update this program, or choose another folder with --data."
            );
        }

        if (found == Steps.Length)
            return;
        connection.Execute("BEGIN IMMEDIATE");
        foreach (var (sql, fill) in Steps[(int)found..])
        {
            connection.Execute(sql);
            fill?.Invoke(connection);
        }

        connection.Execute($"PRAGMA user_version = {Steps.Length}; COMMIT;");
    }
}
