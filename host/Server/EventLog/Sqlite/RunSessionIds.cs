using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>The numbers that stand for runs and sessions in the log.</summary>
internal sealed class RunSessionIds(SqliteConnection connection) : IDisposable
{
    private const int MostKnown = 4_096;

    private readonly Dictionary<string, long> runs = [];
    private readonly Dictionary<string, long> sessions = [];
    private readonly Statement findRun = new(connection, "SELECT id FROM run WHERE name = ?1", 1);
    private readonly Statement addRun = new(connection, "INSERT INTO run (name) VALUES (?1) RETURNING id", 1);
    private readonly Statement findSession = new(connection, "SELECT id FROM session WHERE name = ?1", 1);
    private readonly Statement addSession = new(
        connection,
        "INSERT INTO session (name, run, started, last) VALUES (?1, ?2, ?3, ?3) RETURNING id",
        3
    );

    private readonly Statement count = new(
        connection,
        "UPDATE session SET last = ?2, events = events + ?3, errors = errors + ?4 WHERE id = ?1",
        4
    );

    public long Run(string name) =>
        runs.TryGetValue(name, out var known) ? known : Keep(runs, name, findRun.Number(name) ?? addRun.Number(name)!.Value);

    public long Session(string name, long run, long now) =>
        sessions.TryGetValue(name, out var known)
            ? known
            : Keep(sessions, name, findSession.Number(name) ?? addSession.Number(name, run, now)!.Value);

    /// <summary>Forgets what may no longer be so.</summary>
    public void Forget()
    {
        runs.Clear();
        sessions.Clear();
    }

    /// <summary>Further events of a session were stored.</summary>
    public void Count(long session, long now, long events, long errors) => count.Run(session, now, events, errors);

    public void Dispose()
    {
        foreach (var statement in new[] { findRun, addRun, findSession, addSession, count })
            statement.Dispose();
    }

    private static long Keep(Dictionary<string, long> known, string name, long number)
    {
        if (known.Count == MostKnown)
            known.Clear();
        known[name] = number;
        return number;
    }
}
