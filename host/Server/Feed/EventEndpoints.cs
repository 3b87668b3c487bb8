using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Issues;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Issues;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Host.Feed;

/// <summary>The log over plain HTTP, for terminals and scripts that hold the reader token.</summary>
internal static class EventEndpoints
{
    private const int Most = 500;
    private const int MostBuckets = 200;

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAuthorization(AccessScopes.ReadByToken).AddEndpointFilter(ReportUnusableLog);
        group.MapGet(ProtocolRoutes.Events, Page);
        group.MapGet(ProtocolRoutes.Events + "/{positionOrId}", Find);
        group.MapGet(ProtocolRoutes.Counts, Count);
        group.MapGet(ProtocolRoutes.IssueList, Issues);
        group.MapGet(ProtocolRoutes.Sessions, Sessions);
        group.MapGet($"{ProtocolRoutes.Sessions}/{{session}}{ProtocolRoutes.GapsSuffix}", Gaps);
    }

    private static async Task<Results<Ok<EventPage>, ProblemHttpResult>> Page(
        HttpRequest request,
        IEventLog log,
        CancellationToken cancellation,
        long? before = null,
        int most = 50
    )
    {
        var (filter, problem) = FilterOf(request, ProtocolRoutes.BeforeParameter, ProtocolRoutes.MostParameter);
        problem ??= OutOfRange(ProtocolRoutes.MostParameter, most, 1, Most);
        if (problem is not null)
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        var page = await log.PageAsync(filter!, before, most, cancellation); // There is a filter where there is no problem.
        return TypedResults.Ok(page with { Events = DiagnosedEvent.Of(page.Events) });
    }

    private static async Task<Results<Ok<StoredEvent>, ProblemHttpResult>> Find(
        string positionOrId,
        IEventLog log,
        CancellationToken cancellation
    ) =>
        await log.FindAsync(positionOrId, cancellation) is { } found
            ? TypedResults.Ok(DiagnosedEvent.Of(found))
            : TypedResults.Problem(
                $"The log has no such event. Its newest position is {log.LastPosition}; older ones may have been removed.",
                statusCode: StatusCodes.Status404NotFound
            );

    private static async Task<Results<Ok<EventCounts>, ProblemHttpResult>> Count(
        HttpRequest request,
        IEventLog log,
        CancellationToken cancellation,
        int buckets = 0
    )
    {
        var (filter, problem) = FilterOf(request, ProtocolRoutes.BucketsParameter);
        problem ??= OutOfRange(ProtocolRoutes.BucketsParameter, buckets, 0, MostBuckets);
        return problem is null
            ? TypedResults.Ok(await log.CountsAsync(filter!, buckets, cancellation)) // There is a filter where there is no problem.
            : TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<SessionPage>, ProblemHttpResult>> Sessions(
        IEventLog log,
        CancellationToken cancellation,
        string? run = null,
        long? before = null,
        int most = 50
    ) =>
        OutOfRange(ProtocolRoutes.MostParameter, most, 1, Most) is { } problem
            ? TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Ok(await log.SessionsAsync(run, before, most, cancellation));

    private static async Task<Ok<IReadOnlyList<SequenceGap>>> Gaps(string session, IEventLog log, CancellationToken cancellation) =>
        TypedResults.Ok(await log.GapsAsync(session, Most, cancellation));

    private static async Task<Ok<IssueList>> Issues(IssueBoard board, CancellationToken cancellation)
    {
        var list = await board.ReadAsync(cancellation);
        return TypedResults.Ok(
            list with
            {
                Issues = [.. list.Issues.Select(issue => issue with { Newest = DiagnosedEvent.Of(issue.Newest) })],
            }
        );
    }

    private static (EventFilter? Filter, string? Problem) FilterOf(HttpRequest request, params string[] others) =>
        EventFilterQuery.Parse(
            from pair in request.Query
            where !others.Contains(pair.Key) && pair.Key != ProtocolRoutes.TokenParameter
            from value in pair.Value
            select KeyValuePair.Create(pair.Key, value ?? "")
        );

    private static string? OutOfRange(string name, int value, int least, int most) =>
        value < least || value > most ? $"'{name}' is a number from {least} to {most}." : null;

    /// <summary>Filter of endpoints: 503 in one line where the log cannot be read.</summary>
    public static async ValueTask<object?> ReportUnusableLog(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (EventLogException unusable)
        {
            return TypedResults.Problem(unusable.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
