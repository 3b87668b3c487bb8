using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Traffic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Control;

/// <summary>What a harness steers and reads; no origin but the caller's own tools gets at it.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ControlTokenFilter>();
        control.MapPost(SimulatorRoutes.Clock, ClockEndpoint.HandleAsync);
        control.MapGet(SimulatorRoutes.Faults, FaultEndpoints.List);
        control.MapPost(SimulatorRoutes.Faults, FaultEndpoints.SetAsync);
        control.MapDelete(SimulatorRoutes.Faults, FaultEndpoints.Clear);
        control.MapDelete($"{SimulatorRoutes.Faults}/{{id}}", FaultEndpoints.Remove);
        control.MapGet(SimulatorRoutes.InterviewRecords, InterviewRecordEndpoints.Newest);
        control.MapGet($"{SimulatorRoutes.InterviewRecords}/{{id}}", InterviewRecordEndpoints.Find);
        control.MapPost($"{SimulatorRoutes.InterviewRecords}/{{id}}{SimulatorRoutes.RevokeSuffix}", InterviewRecordEndpoints.Revoke);
        control.MapGet(SimulatorRoutes.Traffic, TrafficEndpoints.ReadAsync);
        control.MapGet($"{SimulatorRoutes.Traffic}/{{position:long}}", TrafficEndpoints.Find);
        control.MapDelete(SimulatorRoutes.Traffic, TrafficEndpoints.Clear);
        control.MapPost($"{SimulatorRoutes.Traffic}/{{position:long}}{SimulatorRoutes.ReplaySuffix}", TrafficEndpoints.ReplayAsync);
    }
}
