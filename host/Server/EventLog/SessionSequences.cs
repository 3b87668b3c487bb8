namespace KojiWidgetHarness.Host.EventLog;

/// <summary>
/// Remembers which sequences of which session were stored, for the newest sessions. A batch that is sent again, or a beacon that
/// overtakes the hub, is recognised by it.
/// </summary>
internal sealed class SessionSequences(int capacity)
{
    private readonly Dictionary<string, Seen> sessions = [];
    private readonly Queue<string> oldest = new();

    /// <summary>False when this sequence of this session was added before.</summary>
    public bool Add(string session, long sequence)
    {
        if (!sessions.TryGetValue(session, out var seen))
        {
            if (sessions.Count == capacity)
                sessions.Remove(oldest.Dequeue());
            sessions[session] = seen = new Seen();
            oldest.Enqueue(session);
        }

        return seen.Add(sequence);
    }

    // Everything up to a number, and the few beyond a hole.
    private sealed class Seen
    {
        private const int MostBeyond = 10_000;

        private readonly HashSet<long> beyond = [];
        private long through;

        public bool Add(long sequence)
        {
            if (sequence <= through || !beyond.Add(sequence))
                return false;
            // A hole that stays open must not make the set grow for ever: what was missing by then is given up.
            if (beyond.Count > MostBeyond)
                through = beyond.Min() - 1;
            while (beyond.Remove(through + 1))
                through++;
            return true;
        }
    }
}
