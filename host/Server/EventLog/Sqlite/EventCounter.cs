using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Counts events by code, and by equal spans of time.</summary>
internal static class EventCounter
{
    /// <summary>How many events that a search by text finds are counted; beyond that the newest ones are.</summary>
    public const int MostFoundByText = 10_000;

    public static EventCounts Count(LogView view, EventFilter filter, int buckets)
    {
        var scope = view.Scope(filter, view.Purged, view.Last + 1);
        if (scope.IsEmpty)
            return new EventCounts
            {
                Codes = [],
                Buckets = [],
                Complete = true,
                LastPosition = view.Last,
            };

        var (tally, complete) = scope.Search is null ? (Kinds(view, scope), true) : Found(view, scope);
        if (buckets < 1)
        {
            return new EventCounts
            {
                Codes = ByCode(view, tally(scope.After, scope.Before)),
                Buckets = [],
                Complete = complete,
                LastPosition = view.Last,
            };
        }

        var spans = Spans(view, scope, filter, buckets).ToList();
        var counted = spans.Select(span => (span.From, Tally: tally(span.After, span.Before))).ToList();
        return new EventCounts
        {
            Codes = ByCode(view, counted.SelectMany(bucket => bucket.Tally)),
            Buckets = [.. counted.Select(bucket => new CountBucket(bucket.From, ByCode(view, bucket.Tally)))],
            Complete = complete,
            LastPosition = view.Last,
        };
    }

    private static Func<long, long, IEnumerable<(long Kind, long Count)>> Kinds(LogView view, LogScope scope) =>
        (after, before) =>
        {
            var all = scope is { Session: null, Run: null } && after == view.Purged && before == view.Last + 1;
            var indexed = scope with { After = after, Before = Math.Min(before, view.Indexed + 1) };
            var tail = all ? [] : LogTail.CountKinds(view, scope with { After = Math.Max(after, view.Indexed), Before = before });
            return from kind in view.Kinds
                where scope.Kinds?.Contains(kind.Id) ?? true
                select (kind.Id, all ? kind.Events : OfKind(view, indexed, kind.Id) + tail.GetValueOrDefault(kind.Id));
        };

    private static long OfKind(LogView view, LogScope scope, long kind)
    {
        const string Count = "SELECT count(*) FROM entry WHERE kind = ?1 AND position > ?2 AND position < ?3";
        return scope switch
        {
            { Session: { } session, Run: { } run } => view.Prepare(Count + " AND session = ?4 AND +run = ?5", 5)
                .Number(kind, scope.After, scope.Before, session, run),
            { Session: { } session } => view.Prepare(Count + " AND session = ?4", 4).Number(kind, scope.After, scope.Before, session),
            { Run: { } run } => view.Prepare(Count + " AND run = ?4", 4).Number(kind, scope.After, scope.Before, run),
            _ => view.Prepare(Count, 3).Number(kind, scope.After, scope.Before),
        } ?? 0;
    }

    private static (Func<long, long, IEnumerable<(long Kind, long Count)>> Tally, bool Complete) Found(LogView view, LogScope scope)
    {
        var (positions, stoppedAt) = EventSearch.Newest(view, scope, MostFoundByText + 1);
        var kindOf = view.Prepare("SELECT kind FROM event WHERE position = ?1", 1);
        // The same transaction found the event.
        var found = positions.Take(MostFoundByText).Select(position => (Position: position, Kind: kindOf.Number(position)!.Value)).ToList();
        return (
            (after, before) =>
                found
                    .Where(item => item.Position > after && item.Position < before)
                    .CountBy(item => item.Kind)
                    .Select(count => (count.Key, (long)count.Value)),
            positions.Count <= MostFoundByText && stoppedAt is null
        );
    }

    private static IEnumerable<(DateTimeOffset From, long After, long Before)> Spans(
        LogView view,
        LogScope scope,
        EventFilter filter,
        int buckets
    )
    {
        var from = filter.From ?? view.ReceivedAt(scope.After + 1);
        var to = filter.To ?? view.ReceivedAt(scope.Before - 1).AddTicks(1);
        var ticks = Math.Max(1, (to - from).Ticks / buckets);
        var before = scope.After + 1;
        for (var bucket = 0; bucket < buckets && before < scope.Before; bucket++)
        {
            var after = before - 1;
            var start = from.AddTicks(ticks * bucket);
            before = bucket == buckets - 1 ? scope.Before : Math.Min(scope.Before, view.FirstNotBefore(start.AddTicks(ticks)));
            yield return (start, after, before);
        }
    }

    private static IReadOnlyList<CodeCount> ByCode(LogView view, IEnumerable<(long Kind, long Count)> tally)
    {
        var untrusted = TrustLevel.Untrusted.ToName();
        var kinds = view.Kinds.ToDictionary(kind => kind.Id);
        return
        [
            .. from item in tally
            group (item.Count, Untrusted: kinds[item.Kind].Trust == untrusted ? item.Count : 0) by EventCode.Of(
                kinds[item.Kind].Code
            ) into counts
            let count = new CodeCount(counts.Key, counts.Sum(item => item.Count), counts.Sum(item => item.Untrusted))
            where count.Count > 0
            orderby count.Count descending
            select count,
        ];
    }
}
