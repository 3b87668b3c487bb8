using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Api;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Widget;

/// <summary>The widget page and the calls that only it makes.</summary>
internal static class WidgetEndpoints
{
    public static void MapWidget(this IEndpointRouteBuilder routes, IEnumerable<string> paths)
    {
        // An app shell: it always loads, and its script finds out whether there is such a project. Nothing of the request is in it.
        foreach (var path in paths)
            routes.MapMethods($"{path}/{{projectId}}", [HttpMethods.Get, HttpMethods.Head], Page);
        routes.MapGet(WidgetAssets.IconPath, () => TypedResults.PhysicalFile(WidgetAssets.Icon, "image/svg+xml"));

        var calls = routes.MapGroup("").OpenToAnyOrigin();
        calls.MapGet($"{SimulatorRoutes.WidgetProjects}/{{id}}", ProjectEndpoint.Handle);
        calls.MapPost(SimulatorRoutes.WidgetInterviews, WidgetStartEndpoint.Handle);
        calls
            .MapGet($"{SimulatorRoutes.WidgetInterviews}/{{{Interview.IdParameter}}}", SessionEndpoint.Handle)
            .RequireAuthorization(Permissions.Answer);
    }

    private static PhysicalFileHttpResult Page(HttpResponse response)
    {
        WidgetHeaders.Apply(response);
        return TypedResults.PhysicalFile(WidgetAssets.Page, "text/html; charset=utf-8");
    }
}
