using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>The work that can wait, in steps of some milliseconds.</summary>
internal sealed class LogUpkeep(SqliteConnection connection, LogState state, HostSettings settings, TimeProvider time) : IDisposable
{
    // Fewer are left lying: a step costs more than looking through them.
    private const int EventsAtOnce = 250;
    private const int SessionsAtOnce = 5_000;

    // A search looks through what is not indexed yet, so that must stay a part that is looked through in a fraction of a second.
    private const int MostLag = 200_000;

    // What is beyond the capacity takes room on the disk until it is removed.
    private const int MostBeyondCapacity = 20_000;

    private readonly EventIndexer indexer = new(connection, state);
    private readonly Retention retention = new(connection, state, settings, time);

    /// <summary>Whether it cannot wait any longer, even while there is something to append.</summary>
    public bool Pressing =>
        indexer.Lag > MostLag || state.Last - state.Purged - settings.EventCapacity > MostBeyondCapacity || retention.IsFarTooMuch;

    /// <summary>Whether there is enough to do for a step, or with <paramref name="everything"/>, anything.</summary>
    public bool Due(bool everything)
    {
        var enough = everything ? 1 : EventsAtOnce;
        return indexer.Lag >= enough || retention.Due >= enough;
    }

    public void Step()
    {
        if (retention.Due > 0)
            retention.Step(EventsAtOnce);
        else
            indexer.Step(EventsAtOnce);
    }

    public void ForgetSessions() => retention.ForgetSessions(SessionsAtOnce);

    public void Dispose()
    {
        indexer.Dispose();
        retention.Dispose();
    }
}
