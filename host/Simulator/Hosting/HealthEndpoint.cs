using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Hosting;

internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet(SimulatorRoutes.Health, () => TypedResults.Text("ok"));
}
