using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Issues;

namespace KojiWidgetHarness.Host.Issues;

/// <summary>
/// The errors of the log, by their cause. Nothing is read before somebody asks, and what was read once is not read again. Safe for
/// concurrent use.
/// </summary>
internal sealed class IssueBoard(IEventLog log, PageFacts pages, IssueMarks marks) : IDisposable
{
    /// <summary>How many errors that were in the log before are read at most.</summary>
    public const int MostErrors = 2_000;

    private const int ErrorsAtOnce = 500;

    // What counts; a replay does not.
    private static readonly EventFilter Errors = new() { Severity = Severity.Error, Trust = TrustLevel.Trusted };

    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, IssueTally> tallies = [];
    private long? through;
    private bool hasOlder;

    /// <summary>Gets the issues as they are now.</summary>
    public async Task<IssueList> ReadAsync(CancellationToken cancellation)
    {
        List<(string Id, IssueTally Tally)> found;
        await gate.WaitAsync(cancellation);
        long seen;
        try
        {
            seen = await CatchUpAsync(cancellation);
            found = [.. tallies.Select(pair => (pair.Key, pair.Value.Copy()))];
        }
        finally
        {
            gate.Release();
        }

        var issues = new List<Issue>();
        foreach (var (id, tally) in found)
            issues.Add(await IssueOf(id, tally, cancellation));
        return new IssueList
        {
            Issues = [.. issues.OrderBy(issue => issue.State).ThenByDescending(issue => issue.Newest.Envelope.Position)],
            Through = seen,
            HasOlder = hasOlder,
        };
    }

    public void Dispose() => gate.Dispose();

    private async Task<long> CatchUpAsync(CancellationToken cancellation)
    {
        var position = through ?? await BeginAsync(cancellation);
        while (true)
        {
            var slice = await log.ReadAfterAsync(position, Errors, ErrorsAtOnce, cancellation);
            foreach (var item in slice.Stored)
                Add(item);
            through = position = slice.Through;
            if (slice.Stored.Count < ErrorsAtOnce)
                return position;
        }
    }

    private async Task<long> BeginAsync(CancellationToken cancellation)
    {
        tallies.Clear();
        var position = log.LastPosition;
        var page = await log.PageAsync(Errors, position + 1, MostErrors, cancellation);
        foreach (var item in page.Events.Reverse())
            Add(item);
        hasOlder = page.Before is not null;
        return position;
    }

    private void Add(StoredEvent stored)
    {
        var item = stored.Envelope;
        var causes = Diagnostician.Diagnose(item);
        var id = Issue.IdOf(item.Code, causes.Select(cause => cause.Cause));
        if (!tallies.TryGetValue(id, out var tally))
            tallies[id] = tally = new IssueTally();
        tally.Add(stored, causes);
    }

    private async Task<Issue> IssueOf(string id, IssueTally tally, CancellationToken cancellation)
    {
        var newest = tally.Newest.Envelope;
        var (state, cameBack) = marks.StateOf(id, newest.Position);
        return new Issue
        {
            Id = id,
            Code = newest.Code,
            Causes = [.. tally.Causes.Select(cause => cause.Cause)],
            Confidence = tally.Causes.Count == 0 ? null : tally.Causes[0].Confidence,
            State = state,
            CameBack = cameBack,
            Events = tally.Events,
            Sessions = tally.Sessions,
            FirstAt = tally.FirstAt,
            LastAt = tally.LastAt,
            Pages = await PagesOf(tally, cancellation),
            Newest = tally.Newest,
        };
    }

    private async Task<IReadOnlyList<IssuePage>> PagesOf(IssueTally tally, CancellationToken cancellation)
    {
        var found = new List<IssuePage>();
        foreach (var (session, last) in tally.NewestSessions)
        {
            var facts = await pages.OfAsync(session, cancellation);
            var page = new IssuePage
            {
                Address = facts?.Address,
                Title = facts?.Title,
                Browser = facts?.Browser,
                Widget = last.Frame?.Src is { Length: > 0 } src ? src : null,
                Session = session,
                Sessions = 1,
                LastAt = last.OccurredAt,
            };
            var same = found.FindIndex(other =>
                (other.Address, other.Title, other.Browser, other.Widget) == (page.Address, page.Title, page.Browser, page.Widget)
            );
            if (same < 0)
                found.Add(page);
            else
                found[same] = found[same] with { Sessions = found[same].Sessions + 1 };
        }

        return found;
    }
}

/// <summary>The errors of one issue, counted. Not for concurrent use.</summary>
internal sealed class IssueTally
{
    private const int MostSessions = 20;

    private readonly HashSet<string> sessions;
    private readonly List<(string Session, EventEnvelope Last)> newest;

    public IssueTally()
        : this([], []) { }

    private IssueTally(HashSet<string> sessions, List<(string Session, EventEnvelope Last)> newest)
    {
        this.sessions = sessions;
        this.newest = newest;
    }

    public long Events { get; private set; }

    public int Sessions { get; private set; }

    public DateTimeOffset FirstAt { get; private set; } = DateTimeOffset.MaxValue;

    public DateTimeOffset LastAt { get; private set; }

    public StoredEvent Newest { get; private set; } = null!; // Set with the first event that is added, before anybody sees it.

    public IReadOnlyList<Diagnosis> Causes { get; private set; } = [];

    /// <summary>Gets the sessions that had it last, newest first, each with its last error.</summary>
    public IEnumerable<(string Session, EventEnvelope Last)> NewestSessions => newest.AsEnumerable().Reverse();

    public void Add(StoredEvent stored, IReadOnlyList<Diagnosis> causes)
    {
        var item = stored.Envelope;
        Events++;
        (Newest, Causes) = (stored, causes);
        FirstAt = item.OccurredAt < FirstAt ? item.OccurredAt : FirstAt;
        LastAt = item.OccurredAt > LastAt ? item.OccurredAt : LastAt;
        if (sessions.Add(item.Session))
            Sessions++;
        newest.RemoveAll(other => other.Session == item.Session);
        newest.Add((item.Session, item));
        if (newest.Count > MostSessions)
            newest.RemoveAt(0);
    }

    /// <summary>Gets the figures as they are now, for a reader.</summary>
    public IssueTally Copy() =>
        new([], [.. newest])
        {
            Events = Events,
            Sessions = Sessions,
            FirstAt = FirstAt,
            LastAt = LastAt,
            Newest = Newest,
            Causes = Causes,
        };
}
