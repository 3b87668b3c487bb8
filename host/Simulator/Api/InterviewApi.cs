using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Description;
using KojiWidgetHarness.Simulator.Hosting;
using KojiWidgetHarness.Simulator.KojiSo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>Koji's interview API: what both generations have, and what is of the first one, <c>getkoji</c>.</summary>
internal static class InterviewApi
{
    /// <summary>Name of the route value that holds an interview's id.</summary>
    public const string IdParameter = "id";

    public static void MapInterviewApi(this IEndpointRouteBuilder routes, KojiContract contract)
    {
        var api = routes.MapGroup("").OpenToAnyOrigin();
        if (contract == KojiContract.KojiSo)
            KojiSoApi.Map(api);
        else
            Map(api);
        api.MapGet($"{SimulatorRoutes.Interviews}/{{{IdParameter}}}", ReadEndpoint.Handle).RequireAuthorization(Permissions.Read).DescribedBy(ApiOperations.Read);
    }

    private static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost($"{SimulatorRoutes.Interviews}/start", StartEndpoint.Handle).RequireAuthorization(Permissions.Start).DescribedBy(ApiOperations.Start);
        api.MapPost($"{SimulatorRoutes.Interviews}/{{{IdParameter}}}/messages", MessageEndpoint.Handle).RequireAuthorization(Permissions.Answer).DescribedBy(ApiOperations.Answer);
        api.MapPost($"{SimulatorRoutes.Interviews}/{{{IdParameter}}}/complete", CompleteEndpoint.Handle).RequireAuthorization(Permissions.Complete).DescribedBy(ApiOperations.Complete);
    }
}
