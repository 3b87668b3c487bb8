using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.KojiSo;

/// <summary>Koji's interview API, generation <c>koji.so</c> (contract: REST, NEW).</summary>
internal static class KojiSoApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost($"{SimulatorRoutes.Interviews}/start", StartByKeyEndpoint.Handle).RequireAuthorization(Permissions.Start);
        api.MapPost($"{SimulatorRoutes.Interviews}/{{{InterviewApi.IdParameter}}}/message", MessageStreamEndpoint.Handle).RequireAuthorization(Permissions.Chat);
        api.MapPost(SimulatorRoutes.CompleteById, CompleteEndpoint.HandleById).RequireAuthorization(Permissions.Complete);
    }
}
