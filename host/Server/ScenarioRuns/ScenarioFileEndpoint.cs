using System.Text;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Feed;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>What went wrong in a session, as a file to be downloaded from its page.</summary>
internal static class ScenarioFileEndpoint
{
    public static void MapScenarioFiles(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet($"{ProtocolRoutes.SessionsPage}/{{session}}{ProtocolRoutes.ScenarioFileSuffix}", FileAsync)
            .RequireAuthorization(AccessScopes.Read)
            .AddEndpointFilter(EventEndpoints.ReportUnusableLog);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        string session,
        ScenarioQueue queue,
        IEventLog log,
        CancellationToken cancellation
    ) =>
        await queue.SaveAsync(session, log, cancellation) switch
        {
            ({ } saved, _) => TypedResults.File(Encoding.UTF8.GetBytes(saved.Text), "application/yaml", saved.FileName),
            (_, var problem) => TypedResults.Problem(problem, statusCode: StatusCodes.Status409Conflict),
        };
}
