using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Hosting;
using KojiWidgetHarness.Simulator.Widget;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>
/// Records every request but those that the simulator answers for itself. It comes first, so that it sees what all others do.
/// </summary>
internal sealed class TrafficMiddleware(
    RequestDelegate next,
    TrafficLog log,
    TrafficReplay replay,
    SimulatorOptions options,
    TimeProvider time
)
{
    public Task InvokeAsync(HttpContext context) => OwnPaths.Contain(context.Request) ? next(context) : RecordAsync(context);

    // What the page is made of is large and always the same.
    private static int BodyBound(PathString path) =>
        path.StartsWithSegments(SimulatorRoutes.Assets) || path == WidgetAssets.IconPath ? 0 : BodyTape.TextBound;

    private async Task RecordAsync(HttpContext context)
    {
        var order = replay.Recognise(context.Request);
        var recording = new Recording(context, BodyBound(context.Request.Path), time.GetUtcNow(), options.TimeProvider.GetUtcNow());
        var start = time.GetTimestamp();
        var failed = true;
        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            var exchange = recording.End(time.GetElapsedTime(start), failed, order?.Of);
            if (!OwnAnswer.IsGiven(context))
                log.Add(exchange);
            order?.Ended(exchange);
        }
    }
}
