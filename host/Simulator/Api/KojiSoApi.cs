using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Description;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.KojiSo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Api;

/// <summary>Koji's interview API, generation <c>koji.so</c> (contract: REST, NEW).</summary>
internal static class KojiSoApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost($"{SimulatorRoutes.Interviews}/start", StartByKeyEndpoint.Handle)
            .RequireAuthorization(Permissions.Start)
            .DescribedBy(ApiOperations.StartByKey);
        api.MapPost($"{SimulatorRoutes.Interviews}/{{{Interview.IdParameter}}}/message", MessageStreamEndpoint.Handle)
            .RequireAuthorization(Permissions.Chat)
            .DescribedBy(ApiOperations.AnswerInStream);
        api.MapPost(SimulatorRoutes.CompleteById, CompleteEndpoint.HandleById)
            .RequireAuthorization(Permissions.Complete)
            .DescribedBy(ApiOperations.CompleteById);
    }
}
