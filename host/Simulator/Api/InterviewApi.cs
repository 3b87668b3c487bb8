using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Description;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.KojiSo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Api;

/// <summary>Koji's interview API: what both generations have, and what is of the first one, <c>getkoji</c>.</summary>
internal static class InterviewApi
{
    public static void MapInterviewApi(this IEndpointRouteBuilder routes, KojiContract contract)
    {
        var api = routes.MapGroup("").OpenToAnyOrigin();
        if (contract == KojiContract.KojiSo)
            KojiSoApi.Map(api);
        else
            Map(api);
        api.MapGet($"{SimulatorRoutes.Interviews}/{{{Interview.IdParameter}}}", ReadEndpoint.Handle)
            .RequireAuthorization(Permissions.Read)
            .DescribedBy(ApiOperations.Read);
    }

    private static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost($"{SimulatorRoutes.Interviews}/start", StartEndpoint.Handle)
            .RequireAuthorization(Permissions.Start)
            .DescribedBy(ApiOperations.Start);
        api.MapPost($"{SimulatorRoutes.Interviews}/{{{Interview.IdParameter}}}/messages", MessageEndpoint.Handle)
            .RequireAuthorization(Permissions.Answer)
            .DescribedBy(ApiOperations.Answer);
        api.MapPost($"{SimulatorRoutes.Interviews}/{{{Interview.IdParameter}}}/complete", CompleteEndpoint.Handle)
            .RequireAuthorization(Permissions.Complete)
            .DescribedBy(ApiOperations.Complete);
    }
}

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
