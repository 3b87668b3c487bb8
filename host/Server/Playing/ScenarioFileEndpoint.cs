using System.Text;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Feed;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Host.Playing;

/// <summary>What went wrong in a session, as a file to be downloaded from its page.</summary>
internal static class ScenarioFileEndpoint
{
    private const int MostErrors = 500;

    public static void MapScenarioFiles(this IEndpointRouteBuilder routes) => routes
        .MapGet($"{ProtocolRoutes.SessionsPage}/{{session}}{ProtocolRoutes.ScenarioFileSuffix}", FileAsync)
        .RequireAuthorization(AccessScopes.Read).AddEndpointFilter(EventEndpoints.TellUnusableLog);

    /// <summary>The errors of a session, oldest first.</summary>
    public static async Task<IReadOnlyList<EventEnvelope>> ErrorsAsync(this IEventLog log, string session, CancellationToken cancellation)
    {
        var page = await log.PageAsync(new EventFilter { Session = session, Severity = Severity.Error }, before: null, MostErrors, cancellation);
        return [.. page.Events.Select(item => item.Envelope).Reverse()];
    }

    private static async Task<Results<FileContentHttpResult, Conflict<string>>> FileAsync(
        string session, PlayDesk desk, IEventLog log, CancellationToken cancellation) =>
        desk.Save(await log.ErrorsAsync(session, cancellation)) switch
        {
            ({ } saved, _) => TypedResults.File(Encoding.UTF8.GetBytes(saved.Text), "application/yaml", saved.FileName),
            (_, var problem) => TypedResults.Conflict(problem),
        };
}
