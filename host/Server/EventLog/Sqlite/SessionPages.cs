using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>
/// What bridges said of their pages, beside the sessions: a session's own row is written with each of its batches, so it stays short.
/// Inside the writer's transaction.
/// </summary>
internal sealed class SessionPages(SqliteConnection connection) : IDisposable
{
    public const string Select = "SELECT address, title, browser FROM session_page WHERE session = ?1";

    private readonly Statement select = new(connection, Select, 1);
    private readonly Statement save = new(connection, "INSERT OR REPLACE INTO session_page VALUES (?1, ?2, ?3, ?4, ?5)", 5);

    /// <summary>Determines whether an event of this code says something of its page.</summary>
    public static bool IsSaidBy(EventCode code) => code == EventCodes.BridgeStarted || code == EventCodes.FrameFound;

    public static PageFact PageOf(SqliteDataReader row) => new(Text(row, 0), Text(row, 1), Text(row, 2), null);

    /// <summary>Keeps what an event says of its page; what it does not say stays as it was.</summary>
    public void Add(long session, byte[] body)
    {
        if (Read(body) is not { } said)
            return;
        var before = select.Rows(PageOf, session) is [var known] ? known : new PageFact(null, null, null, null);
        var page = new PageFact(said.Address ?? before.Address, said.Title ?? before.Title, said.Browser ?? before.Browser, null);
        if (page != before)
            save.Run(session, Value(page.Address), Value(page.Title), Value(page.Browser), Words(page));
    }

    /// <summary>Reads what is kept of all sessions from their events.</summary>
    public static void Fill(SqliteConnection connection)
    {
        // What is not indexed yet is looked through.
        using var find = new Statement(
            connection,
            """
            WITH saying AS (SELECT id FROM kind WHERE code IN (?1, ?2))
            SELECT position FROM entry WHERE kind IN saying
            UNION SELECT position FROM event WHERE position > (SELECT indexed FROM state) AND kind IN saying
            ORDER BY position
            """,
            2
        );
        using var read = new Statement(connection, "SELECT session, body FROM event WHERE position = ?1", 1);
        using var pages = new SessionPages(connection);
        foreach (var position in find.Numbers(EventCodes.BridgeStarted.Value, EventCodes.FrameFound.Value))
        {
            foreach (var (session, body) in read.Rows(row => (row.GetInt64(0), (byte[])row[1]), position))
                pages.Add(session, body);
        }
    }

    public void Dispose()
    {
        select.Dispose();
        save.Dispose();
    }

    // One event that this version cannot read must not keep the others from being stored.
    private static PageFact? Read(byte[] body)
    {
        try
        {
            var item = new StoredEvent(body).Envelope;
            return item.Code == EventCodes.BridgeStarted ? PageFact.Read(item.Raw?.Text, null) : PageFact.Read(null, item.Raw?.Text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Words(PageFact page) => SessionQuery.Comparable($"{page.Address}\n{page.Title}\n{page.Browser}");

    private static object Value(string? text) => text ?? (object)DBNull.Value;

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>From when to when events of another host's log happened, in UTC ticks.</summary>
internal sealed class RecordedSpan
{
    /// <summary>Gets a value indicating whether it has no event.</summary>
    public bool IsEmpty => From > To;

    public long From { get; private set; } = long.MaxValue;

    public long To { get; private set; } = long.MinValue;

    /// <summary>Adds an event that the gate has let in: it has the time.</summary>
    public void Add(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("occurredAt"u8))
                continue;
            reader.Read();
            if (!reader.TryGetDateTimeOffset(out var time))
                return;
            From = Math.Min(From, time.UtcTicks);
            To = Math.Max(To, time.UtcTicks);
            return;
        }
    }
}
